package dev.voicemill.cli;

import dev.voicemill.job.JobId;
import dev.voicemill.job.JobState;
import dev.voicemill.queue.CancelReply;
import dev.voicemill.queue.JobQuery;
import dev.voicemill.queue.JobView;
import dev.voicemill.queue.RequeueReply;
import dev.voicemill.wire.JsonWriter;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code voicemill job}: look at jobs, cancel them, run them again. */
@Command(
        name = "job",
        header = "Look at jobs, cancel them, run them again.",
        synopsisSubcommandLabel = "(get | ls | cancel | requeue)",
        footer = {
            "%nExamples:",
            "  voicemill job ls --state running",
            "  voicemill job get news-7 -o json",
            "  voicemill job cancel news-7 --reason \"wrong script\"",
            "  voicemill job requeue news-7 --reason \"disk was full\""
        })
final class JobCommand {
    private final Console console;
    private final Actor actor;

    JobCommand(Console console, Actor actor) {
        this.console = console;
        this.actor = actor;
    }

    @Command(
            name = "get",
            header = "Show everything about one job.",
            footer = {"%nExample:", "  voicemill job get news-7 -o json"})
    int get(@Parameters(paramLabel = "ID", description = "The job.") JobId id) {
        try (Connection connection = Connection.open(console)) {
            JobView job = connection
                    .queue()
                    .job(id)
                    .orElseThrow(() -> unknown(id, connection.queue().depth().mailbox()));
            new JobReport(console).whole(job);
            return ExitCode.OK;
        }
    }

    @Command(
            name = "ls",
            header = "List jobs, newest first.",
            footer = {"%nExample:", "  voicemill job ls --state dead --limit 20"})
    int list(
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            description = "Only queued, running, done, dead, cancelled or expired ones.")
                    @Nullable
                    JobState state,
            @Mixin LimitOption limit) {
        var query = new JobQuery(state, limit.value());
        try (Connection connection = Connection.open(console)) {
            new JobReport(console).rows(connection.queue().list(query));
            return ExitCode.OK;
        }
    }

    @Command(
            name = "cancel",
            header = "Cancel a job.",
            description = {
                "%nA queued job ends at once. A running one is stopped by its worker at its next beat, within seconds;"
                        + " with --force it ends now and whatever its worker still does is thrown away.%n"
            },
            footer = {"%nExample:", "  voicemill job cancel news-7 --reason \"wrong script\""})
    int cancel(
            @Parameters(paramLabel = "ID", description = "The job.") JobId id,
            @Option(names = "--force", description = "Do not wait for the worker.") boolean force,
            @Mixin ReasonOption reason) {
        String why = reason.value();
        try (Connection connection = Connection.open(console)) {
            CancelReply reply = connection.queue().cancel(id, force, actor.name(), why);
            return switch (reply) {
                case CancelReply.Cancelled() -> changed(id, "cancelled", "cancelled");
                case CancelReply.Flagged() ->
                    changed(id, "cancelling", "running; its worker stops it at its next beat, within seconds");
                case CancelReply.AlreadyOver(JobState state) ->
                    throw new Refusal(ExitCode.REFUSED, "job " + id + " is " + state.wire() + " already");
                case CancelReply.Unknown(long mailbox) -> throw unknown(id, mailbox);
            };
        }
    }

    @Command(
            name = "requeue",
            header = "Run a dead, cancelled or expired job again.",
            description = {"%nIt becomes a new generation with fresh attempts; finished sentences are kept.%n"},
            footer = {"%nExample:", "  voicemill job requeue news-7 --reason \"disk was full\""})
    int requeue(
            @Parameters(paramLabel = "ID", description = "The job.") JobId id,
            @Option(
                            names = "--generation",
                            paramLabel = "N",
                            description =
                                    "Only if it still is in this generation, so that two operators cannot run it twice.")
                    @Nullable
                    Integer generation,
            @Mixin ReasonOption reason) {
        String why = reason.value();
        OptionalInt expected = generation == null ? OptionalInt.empty() : OptionalInt.of(generation);
        try (Connection connection = Connection.open(console)) {
            RequeueReply reply = connection.queue().requeue(id, expected, actor.name(), why);
            return switch (reply) {
                case RequeueReply.Requeued(int now) -> changed(id, "queued", "queued again as generation " + now);
                case RequeueReply.Conflict(int now, JobState state) ->
                    throw new Refusal(
                            ExitCode.REFUSED,
                            "job " + id + " is " + state.wire() + " in generation " + now
                                    + "; only a dead, cancelled or expired job of the named generation runs again");
                case RequeueReply.Unusable(String fault) ->
                    throw new Refusal(
                            ExitCode.REFUSED,
                            "job " + id + " has nothing to run: " + fault + "; submit it anew under another id");
                case RequeueReply.Unknown() -> throw unknown(id, 0);
            };
        }
    }

    private int changed(JobId id, String state, String told) {
        if (console.json()) {
            console.out()
                    .println(new JsonWriter()
                            .open()
                            .text("id", id.value())
                            .text("state", state)
                            .close()
                            .text());
        } else {
            console.out().println("job " + id + " is " + told);
        }
        return ExitCode.OK;
    }

    private static Refusal unknown(JobId id, long mailbox) {
        return new Refusal(
                ExitCode.NOT_FOUND,
                mailbox == 0
                        ? "no job " + id + "; list them with: voicemill job ls"
                        : "no job " + id + " yet, but the mailbox holds " + mailbox
                                + (mailbox == 1 ? " entry" : " entries")
                                + " that no worker has taken in; is one running?");
    }
}
