package dev.voicemill.cli;

import dev.voicemill.job.JobState;
import dev.voicemill.queue.JobView;
import dev.voicemill.wire.JobResult;
import dev.voicemill.wire.JsonWriter;
import dev.voicemill.wire.PayloadException;
import dev.voicemill.wire.ResultJson;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Jobs as they are shown: one whole, or many as rows; as a table or as JSON. */
final class JobReport {
    private static final String NONE = "-";

    private final Console console;

    JobReport(Console console) {
        this.console = console;
    }

    /** Everything about one job. */
    void whole(JobView job) {
        if (console.json()) {
            console.out().println(member(new JsonWriter(), job).text());
            return;
        }
        var table = new Table();
        table.row("job", job.id().value());
        table.row("type", job.type());
        table.row("state", standing(job));
        line(table, "error", error(job));
        table.row("tenant", job.tenant());
        table.row("generation", String.valueOf(job.generation()));
        table.row("attempts", job.attempt() + (job.lost() > 0 ? ", workers lost " + job.lost() : ""));
        line(table, "node", job.node());
        line(table, "pinned to", job.pin());
        line(table, "not before", shown(job.runAt()));
        line(table, "deadline", shown(job.deadline()));
        line(table, "hook", job.hook());
        line(table, "ignored", job.ignored());
        table.row("taken in", shown(job.intakeAt()) + "");
        line(table, "started", shown(job.startedAt()));
        line(table, "ended", shown(job.endedAt()));
        result(job).ifPresent(result -> result(table, result));
        table.print(console.out());
    }

    /** Many jobs, a row each. */
    void rows(List<JobView> jobs) {
        if (console.json()) {
            list(jobs);
            return;
        }
        var table = new Table("JOB", "TYPE", "STATE", "ATTEMPT", "TENANT", "AGE", "ERROR");
        for (JobView job : jobs) {
            table.row(
                    job.id().value(),
                    job.type(),
                    standing(job),
                    String.valueOf(job.attempt()),
                    job.tenant(),
                    age(job.intakeAt()),
                    Objects.requireNonNullElse(error(job), NONE));
        }
        table.print(console.out());
    }

    /** Dead letters, a row each. */
    void dead(List<JobView> jobs) {
        if (console.json()) {
            list(jobs);
            return;
        }
        var table = new Table("JOB", "TYPE", "CLASS", "ATTEMPTS", "LOST", "DIED", "ERROR");
        for (JobView job : jobs) {
            Instant ended = job.endedAt();
            table.row(
                    job.id().value(),
                    job.type(),
                    Objects.requireNonNullElse(job.errClass(), NONE),
                    String.valueOf(job.attempt()),
                    String.valueOf(job.lost()),
                    ended == null ? NONE : age(ended) + " ago",
                    Objects.requireNonNullElse(job.err(), NONE));
        }
        table.print(console.out());
    }

    private void list(List<JobView> jobs) {
        var json = new JsonWriter().openList();
        jobs.forEach(job -> member(json, job));
        console.out().println(json.closeList().text());
    }

    private static JsonWriter member(JsonWriter json, JobView job) {
        json.open()
                .text("id", job.id().value())
                .text("type", job.type())
                .choice("state", job.state())
                .text("tenant", job.tenant())
                .whole("generation", job.generation())
                .whole("attempt", job.attempt())
                .whole("lost", job.lost())
                .whole("priority", job.priority())
                .text("stage", job.stage());
        job.percent().ifPresent(percent -> json.whole("percent", percent));
        json.text("node", job.node())
                .text("worker", job.worker())
                .text("pin", job.pin())
                .text("hook", job.hook())
                .text("ignored", job.ignored())
                .text("runAt", shown(job.runAt()))
                .text("deadline", shown(job.deadline()))
                .text("intakeAt", shown(job.intakeAt()))
                .text("startedAt", shown(job.startedAt()))
                .text("endedAt", shown(job.endedAt()));
        if (job.errClass() != null) {
            json.open("error")
                    .text("class", job.errClass())
                    .text("message", job.err())
                    .close();
        }
        result(job).ifPresent(_ -> json.raw("result", job.resultJson()));
        return json.close();
    }

    private static void result(Table table, JobResult result) {
        table.row("spoken by", result.provider().wire() + ", " + result.voice());
        table.row(
                "sound",
                String.format(
                        Locale.ROOT,
                        "%.1f s in %d sentences, real-time factor %.2f",
                        result.durationMs() / 1000.0,
                        result.sentences(),
                        result.rtf()));
        result.artifacts().forEach(artifact -> table.row("  " + artifact.kind(), artifact.key()));
        line(table, "manifest", result.manifest());
        line(table, "timings", result.timings());
        result.warnings().forEach(warning -> table.row("warning", warning.text()));
    }

    /** The committed result; empty also when it is damaged, for a look must always succeed. */
    private static Optional<JobResult> result(JobView job) {
        try {
            String json = job.resultJson();
            return json == null ? Optional.empty() : Optional.of(ResultJson.decode(json));
        } catch (PayloadException _) {
            return Optional.empty();
        }
    }

    private static String standing(JobView job) {
        if (job.state() != JobState.RUNNING || job.stage() == null) {
            return job.state().wire();
        }
        String percent = job.percent().isPresent() ? " " + job.percent().getAsInt() + " %" : "";
        return job.state().wire() + ", " + job.stage() + percent + (job.cancelling() ? ", being cancelled" : "");
    }

    private static @Nullable String error(JobView job) {
        return job.errClass() == null ? null : job.errClass() + ": " + Objects.requireNonNullElse(job.err(), "");
    }

    private static void line(Table table, String name, @Nullable String value) {
        if (value != null) {
            table.row(name, value);
        }
    }

    private static @Nullable String shown(@Nullable Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private String age(Instant since) {
        return Moments.shown(Duration.between(since, console.clock().instant()));
    }
}
