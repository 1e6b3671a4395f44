package dev.voicemill.cli;

import picocli.CommandLine.Option;

/** How many rows a list may have. */
final class LimitOption {
    private static final int MOST = 1000;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many, 1 to 1000; default 50.")
    private int limit = 50;

    int value() {
        if (limit < 1 || limit > MOST) {
            throw new Refusal(ExitCode.USAGE, "--limit " + limit + " is outside 1 to " + MOST);
        }
        return limit;
    }
}
