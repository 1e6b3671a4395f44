package dev.voicemill.ops;

import dev.voicemill.job.Engine;
import dev.voicemill.job.JobId;
import dev.voicemill.queue.JobView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The demo: one script, read aloud by each engine, through the whole of Voicemill on this machine, and looked at
 * afterwards as a producer would.
 */
final class Demo {
    private static final int NODES = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Path home;
    private final Path script;
    private final Path output;
    private final Progress progress;

    /**
     * @param home the distribution folder
     * @param script the text to read
     * @param output receives the files, in a folder for each engine
     */
    Demo(Path home, Path script, Path output, Progress progress) {
        this.home = home;
        this.script = script;
        this.output = output;
        this.progress = progress;
    }

    /** Runs it; true when everything was as it should be. Nothing that it started lives on. */
    boolean run(Teardown teardown) throws IOException, InterruptedException {
        Scratch scratch = teardown.add(new Scratch("voicemill-demo-"));
        progress.say("==> Starting Redis, an S3 server, a webhook receiver and " + NODES + " workers on loopback");
        Studio studio = Studio.open(home, scratch, Files.createDirectories(output), NODES, teardown);

        Map<Engine, JobId> jobs = new EnumMap<>(Engine.class);
        progress.say("==> Submitting " + script.getFileName() + " once for each engine");
        for (Engine engine : Engine.values()) {
            jobs.put(engine, submit(studio, engine));
        }
        progress.say("==> Reading aloud");
        watch(studio, jobs);

        List<Reading> readings = new ArrayList<>();
        for (Map.Entry<Engine, JobId> job : jobs.entrySet()) {
            readings.add(inspect(studio, job.getKey(), job.getValue()));
        }
        return report(readings);
    }

    private JobId submit(Studio studio, Engine engine) throws IOException, InterruptedException {
        List<String> words = Producer.words(script, engine, studio.sink().url());
        progress.say("    voicemill " + String.join(" ", words));
        return studio.producer().submit(words);
    }

    /** Shows how the jobs come along until each has ended and its webhook has come. */
    private void watch(Studio studio, Map<Engine, JobId> jobs) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            progress.now("    "
                    + jobs.entrySet().stream()
                            .map(job -> "%s %s".formatted(job.getKey().wire(), standing(studio, job.getValue())))
                            .collect(Collectors.joining("   ")));
            if (jobs.values().stream().allMatch(id -> settled(studio, id))) {
                return;
            }
            studio.check();
            Thread.sleep(LOOK);
        }
        progress.say("    gave up after " + PATIENCE.toMinutes() + " minutes");
    }

    private static String standing(Studio studio, JobId id) {
        Optional<JobView> job = studio.queue().job(id);
        if (job.isEmpty()) {
            return "in the mailbox";
        }
        String stage = job.get().stage();
        return job.get().state().terminal() || stage == null
                ? job.get().state().wire()
                : "%s %d%%".formatted(stage, job.get().percent().orElse(0));
    }

    private static boolean settled(Studio studio, JobId id) {
        return studio.queue().job(id).filter(job -> job.state().terminal()).isPresent()
                && studio.sink().heardOf(id).isPresent();
    }

    private Reading inspect(Studio studio, Engine engine, JobId id) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(output.resolve(engine.wire()));
        Optional<JobView> job = studio.queue().job(id);
        if (job.isEmpty()) {
            return new Reading(id, engine, null, null, List.of(), "none came", List.of("no worker took it in"));
        }
        List<String> asked = Stream.concat(Producer.FORMATS.stream(), Producer.CAPTIONS.stream())
                .toList();
        return new Inspection(studio.store(), folder)
                .of(job.get(), engine, asked, studio.sink().heardOf(id));
    }

    private boolean report(List<Reading> readings) {
        progress.say("");
        Summary.of(readings).forEach(progress::say);
        progress.say("");
        progress.say("rtf: seconds spent speaking by seconds of sound. wall: from claim to commit.");
        progress.say("Listen: " + output.resolve("*").resolve("voice.wav"));
        for (Reading reading : readings) {
            reading.problems()
                    .forEach(
                            problem -> progress.say("WRONG: " + reading.engine().wire() + ": " + problem));
        }
        return readings.stream().allMatch(reading -> reading.problems().isEmpty());
    }
}
