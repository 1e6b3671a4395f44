package dev.voicemill.cli;

import picocli.CommandLine.Option;

/** Why an operator changes something; it goes into the audit log beside the operator's name. */
final class ReasonOption {
    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the audit log.")
    private String reason = "";

    String value() {
        if (reason.isBlank()) {
            throw new Refusal(ExitCode.USAGE, "--reason is empty; say why in a few words");
        }
        return reason;
    }
}
