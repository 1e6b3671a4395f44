package dev.voicemill.worker;

import dev.voicemill.config.Environment;
import dev.voicemill.job.Engine;
import dev.voicemill.job.LoudnessTarget;
import dev.voicemill.job.OutputFormat;
import dev.voicemill.job.PauseLengths;
import dev.voicemill.job.VoiceChoice;
import dev.voicemill.queue.Redis;
import dev.voicemill.storage.ObjectStores;
import dev.voicemill.worker.lease.NodeSlots;
import dev.voicemill.worker.run.Rehearsal;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * The start-up exam: asks every question that the first job would ask, prints each answer with its fix, and the effective
 * settings with secrets masked. A question that fails does not keep the others from being asked.
 */
final class Exam {
    private final Environment environment;
    private final PrintStream out;
    private boolean passed = true;

    /** One thing to prove; the answer is a short fact for the reader. */
    private interface Question {
        String answer() throws Exception;
    }

    Exam(Environment environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    /** Returns whether this worker could take a job now. */
    boolean take() {
        var config = WorkerConfig.from(environment);
        for (var problem : environment.problems()) {
            fail("settings", problem);
        }
        environment.notices().forEach(this::note);
        config.speech().notices().forEach(this::note);

        ask("scratch folder", () -> writable(config.folders().work()));
        ask("slots", () -> {
            try (var slots =
                    new NodeSlots(config.folders().slots(), config.identity().slots())) {
                slots.takeOrphans();
                return config.identity().slots() + " in " + config.folders().slots();
            }
        });
        speech(config);
        ask("redis", () -> redis(config));
        ask("store", () -> {
            try (var store = ObjectStores.open(config.storage())) {
                store.check();
                return config.storage().toString();
            }
        });
        if (config.webhookSecret().isEmpty()) {
            note("VM_WEBHOOK_SECRET is not set: this worker sends no webhooks; make one with: openssl rand -base64 32");
        }
        out.println();
        out.print(environment.describe());
        out.println(passed ? "\nFit for work." : "\nNot fit: mend the lines marked FAIL and run worker --check again.");
        return passed;
    }

    private void speech(WorkerConfig config) {
        try (var studio = Studio.open(config.speech())) {
            for (var engine : Engine.values()) {
                if (engine == config.speech().standard()
                        || studio.speech().engines().contains(engine)) {
                    ask(engine.wire(), () -> speak(studio, engine));
                } else {
                    note(engine.wire()
                            + " has no model here, its jobs go to other workers; run: voicemill-models prepare");
                }
            }
        } catch (Exception e) {
            fail("speech tools", e);
        }
    }

    private static String speak(Studio studio, Engine engine) throws Exception {
        var folder = Files.createTempDirectory("voicemill-check-");
        var sound = folder.resolve("check.mp3");
        try {
            var heard = new Rehearsal(studio.speech(), studio.ffmpeg())
                    .perform(
                            new Rehearsal.Order(
                                    "The exam is nearly over.",
                                    new VoiceChoice(null, engine, 1.0, null),
                                    PauseLengths.STANDARD,
                                    Map.of(),
                                    LoudnessTarget.PODCAST,
                                    OutputFormat.MP3),
                            sound,
                            null,
                            (_, _) -> {});
            return String.format(
                    Locale.ROOT,
                    "%s spoke %.1f s, real-time factor %.2f",
                    heard.voice(),
                    heard.audioSeconds(),
                    heard.computeSeconds() / heard.audioSeconds());
        } finally {
            Files.deleteIfExists(sound);
            Files.delete(folder);
        }
    }

    private String redis(WorkerConfig config) {
        try (var redis =
                        Redis.open(config.redisUrl().reveal(), config.identity().worker());
                var queue = redis.queue(config.queue())) {
            var facts = redis.facts();
            facts.warnings().forEach(this::note);
            return "version " + facts.version() + ", queue " + config.queue() + ", "
                    + queue.depth().queued() + " ready";
        }
    }

    private static String writable(Path folder) throws Exception {
        Files.createDirectories(folder);
        Files.delete(Files.createTempFile(folder, "check-", ".tmp"));
        long free = Files.getFileStore(folder).getUsableSpace() >> 20;
        return folder + ", " + free + " MB free";
    }

    private void ask(String what, Question question) {
        try {
            out.printf("ok    %s: %s%n", what, question.answer());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(what, e);
        } catch (Exception e) {
            fail(what, e);
        }
    }

    private void fail(String what, Exception e) {
        fail(what, e.getMessage() == null ? e.toString() : e.getMessage());
    }

    private void fail(String what, String message) {
        passed = false;
        out.printf("FAIL  %s: %s%n", what, message);
    }

    private void note(String text) {
        out.println("note  " + text);
    }
}
