package dev.voicemill.cli;

import dev.voicemill.job.JobState;
import dev.voicemill.queue.JobQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code voicemill dlq}: the dead letters, jobs that failed for good. */
@Command(
        name = "dlq",
        header = "Look at the dead letters, the jobs that failed for good.",
        synopsisSubcommandLabel = "(ls)",
        footer = {"%nExamples:", "  voicemill dlq ls", "  voicemill dlq ls -o json | jq -r '.[].error.message'"})
final class DlqCommand {
    private final Console console;

    DlqCommand(Console console) {
        this.console = console;
    }

    @Command(
            name = "ls",
            header = "List dead letters, newest first, with what killed them.",
            footer = {"%nExample:", "  voicemill dlq ls --limit 200"})
    int list(@Mixin LimitOption limit) {
        JobQuery query = JobQuery.in(JobState.DEAD, limit.value());
        try (Connection connection = Connection.open(console)) {
            new JobReport(console).dead(connection.queue().list(query));
            return ExitCode.OK;
        }
    }
}
