package dev.voicemill.cli;

import dev.voicemill.wire.JobJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code voicemill schema}: the published description of payloads and results. */
@Command(
        name = "schema",
        header = "Print the JSON Schema (2020-12) of payloads and results.",
        description = {
            "%n#/$defs/voiceover, #/$defs/render and #/$defs/render-video describe the payload of each type,"
                    + " #/$defs/result what a finished job reports.%n"
        },
        footer = {"%nExample:", "  voicemill schema > job.schema.json"})
final class SchemaCommand implements Callable<Integer> {
    private final Console console;

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().print(JobJson.schema());
        return ExitCode.OK;
    }
}
