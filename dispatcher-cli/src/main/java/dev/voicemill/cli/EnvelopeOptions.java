package dev.voicemill.cli;

import dev.voicemill.job.JobId;
import dev.voicemill.job.JobType;
import dev.voicemill.queue.Submission;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the queue is told about a job beside its payload. */
final class EnvelopeOptions {
    private static final Pattern TENANT = Pattern.compile("[a-z0-9_-]{1,32}");
    private static final Pattern HOOK = Pattern.compile("https?://[^\\s/]\\S{0,2000}|[A-Za-z0-9_-]{1,64}");

    @Option(
            names = {"-t", "--type"},
            paramLabel = "TYPE",
            description = "voiceover (default), render or render-video.")
    private JobType type = JobType.VOICEOVER;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Your own id for the job; the same id never runs twice. Default: a new ULID.")
    private @Nullable JobId id;

    @Option(names = "--tenant", paramLabel = "NAME", description = "Whose share of the machines it uses.")
    private @Nullable String tenant;

    @Option(names = "--priority", paramLabel = "N", description = "0 (first) to 9; default 5.")
    private @Nullable Integer priority;

    @Option(
            names = "--run-at",
            paramLabel = "WHEN",
            description = "Not before this moment, such as 2026-03-01T09:00:00Z or +10m.")
    private @Nullable Instant runAt;

    @Option(
            names = "--deadline",
            paramLabel = "WHEN",
            description = "After this moment the result is worthless and the job expires.")
    private @Nullable Instant deadline;

    @Option(
            names = "--hook",
            paramLabel = "URL",
            description = "Address, or registered endpoint, that hears of the end.")
    private @Nullable String hook;

    JobType type() {
        return type;
    }

    /** Whether the id is the operator's, so that the queue may know it already. */
    boolean ownId() {
        return id != null;
    }

    /** The payload in its envelope; refuses what intake would refuse later. */
    Submission around(String payload, InstantSource clock) {
        if (tenant != null && !TENANT.matcher(tenant).matches()) {
            throw refused("--tenant " + tenant + " is not usable; use 1 to 32 of a-z, 0-9, _ and -");
        }
        if (priority != null && (priority < 0 || priority > 9)) {
            throw refused("--priority " + priority + " is outside 0 (first) to 9");
        }
        if (hook != null && !HOOK.matcher(hook).matches()) {
            throw refused("--hook " + hook + " is neither an https:// address nor the name of an endpoint");
        }
        if (deadline != null && (!deadline.isAfter(clock.instant()) || (runAt != null && !deadline.isAfter(runAt)))) {
            throw refused("--deadline " + deadline + " lies before the job can start; give a later one");
        }
        return Submission.of(id == null ? JobId.random() : id, type, payload)
                .withTenant(tenant)
                .withPriority(priority)
                .withRunAt(runAt)
                .withDeadline(deadline)
                .withHook(hook);
    }

    private static Refusal refused(String message) {
        return new Refusal(ExitCode.USAGE, Table.printable(message));
    }
}
