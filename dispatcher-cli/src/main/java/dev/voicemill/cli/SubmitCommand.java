package dev.voicemill.cli;

import dev.voicemill.job.JobState;
import dev.voicemill.queue.JobQueue;
import dev.voicemill.queue.JobView;
import dev.voicemill.queue.RedisUnavailable;
import dev.voicemill.queue.Submission;
import dev.voicemill.wire.JobJson;
import dev.voicemill.wire.JsonWriter;
import dev.voicemill.wire.PayloadException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code voicemill submit}: checks a job here, sends it, and may wait for its end. */
@Command(
        name = "submit",
        header = "Send a script to be spoken.",
        customSynopsis = {
            "voicemill submit [OPTIONS] \"TEXT\"",
            "       voicemill submit [OPTIONS] -f FILE",
            "       voicemill submit [OPTIONS] -                  (text on standard input)",
            "       voicemill submit [OPTIONS] --script-key KEY   (an object in the bucket)",
            "       voicemill submit [OPTIONS] --payload FILE     (the whole job as JSON)"
        },
        description = {
            "%nThe payload is checked here first, so a mistake never reaches the queue. Prints the job's id; with --wait"
                    + " the finished job. Ctrl-C ends the waiting, not the job.%n"
        },
        sortOptions = false,
        footer = {
            "%nExamples:",
            "  voicemill submit \"Hello from the harbour.\"",
            "  voicemill submit -f chapter1.txt --voice bf_emma --format mp3 --wait",
            "  echo \"Piped.\" | voicemill submit - --provider piper --wait -o json",
            "  voicemill submit -f news.txt --id news-7 --run-at +10m --deadline +2h",
            "  voicemill submit -t render --payload video.json --priority 2"
        })
final class SubmitCommand implements Callable<Integer> {
    private final Console console;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private ScriptOption script = new ScriptOption();

    @Mixin
    private SpeechOptions speech = new SpeechOptions();

    @Mixin
    private EnvelopeOptions envelope = new EnvelopeOptions();

    @Option(names = "--wait", description = "Show progress until the job ends, then the job.")
    private boolean waiting;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "With --wait: stop waiting after this; default 30m.")
    private Duration timeout = Duration.ofMinutes(30);

    @Option(names = "--no-check", description = "Send the payload even if it looks wrong.")
    private boolean unchecked;

    SubmitCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        String payload = script.payload(speech, console.in());
        if (!unchecked) {
            check(payload);
        }
        Submission submission = envelope.around(payload, console.clock());
        try (Connection connection = Connection.open(console)) {
            JobQueue queue = connection.queue();
            if (!envelope.ownId() || isNew(queue, submission)) {
                send(queue, submission);
            }
            return waiting ? follow(queue, submission) : tell(submission, connection.name());
        }
    }

    private void check(String payload) {
        try {
            JobJson.decode(envelope.type(), payload);
        } catch (PayloadException e) {
            String lines =
                    e.problems().stream().map(problem -> "\n  " + problem).collect(Collectors.joining());
            throw new Refusal(ExitCode.USAGE, "not sent, the " + envelope.type().wire() + " job is not valid:" + lines);
        }
    }

    /** Whether the id is free; one that this very payload holds already is not sent again. */
    private boolean isNew(JobQueue queue, Submission submission) {
        Optional<JobView> known = queue.job(submission.id());
        if (known.isPresent() && !sha1(submission.payload()).equals(known.get().payloadSha1())) {
            throw new Refusal(
                    ExitCode.REFUSED,
                    "not sent, the id " + submission.id() + " belongs to another job ("
                            + known.get().state().wire() + "); choose another id");
        }
        known.ifPresent(job -> console.err()
                .println("the same job is known already and " + job.state().wire() + "; it was not sent again"));
        return known.isEmpty();
    }

    private static void send(JobQueue queue, Submission submission) {
        try {
            queue.submit(submission);
        } catch (RedisUnavailable e) {
            throw new Refusal(
                    ExitCode.REDIS,
                    e.getMessage() + "\nwhether the job arrived is not known; repeat the command with --id "
                            + submission.id() + ", the same id never runs twice");
        }
    }

    private int tell(Submission submission, String queueName) {
        String id = submission.id().value();
        if (console.json()) {
            console.out()
                    .println(new JsonWriter()
                            .open()
                            .text("id", id)
                            .choice("type", submission.type())
                            .text("queue", queueName)
                            .close()
                            .text());
        } else {
            console.out().println(id);
            console.err().println("sent to the queue " + queueName + "; see it with: voicemill job get " + id);
        }
        return ExitCode.OK;
    }

    private int follow(JobQueue queue, Submission submission) throws InterruptedException {
        var progress = new Progress(console.err(), console.live());
        console.err().println("job " + submission.id());
        var follow = new Follow(queue, submission.id(), progress, console.clock());
        Optional<JobView> ended = follow.toTheEnd(timeout);
        if (ended.isEmpty()) {
            throw new Refusal(
                    ExitCode.TIMED_OUT,
                    "the job has not ended after " + Moments.shown(timeout)
                            + " and goes on; see it with: voicemill job get " + submission.id());
        }
        new JobReport(console).whole(ended.get());
        return ended.get().state() == JobState.DONE ? ExitCode.OK : ExitCode.NOT_DONE;
    }

    /** The queue's own fingerprint of a payload; it tells payloads apart and protects nothing. */
    private static String sha1(String payload) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(payload.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
