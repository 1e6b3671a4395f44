package dev.voicemill.ops;

import java.io.PrintStream;

/** Lines for the person who watches: one that is drawn over and over on a terminal, one per change elsewhere. */
final class Progress {
    private static final String BACK_AND_CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private String drawn = "";

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** A line that stays. */
    void say(String line) {
        if (terminal && !drawn.isEmpty()) {
            out.print(BACK_AND_CLEAR);
            drawn = "";
        }
        out.println(line);
        out.flush();
    }

    /** How things stand now; shown when it differs from the last time. */
    void now(String line) {
        if (line.equals(drawn)) {
            return;
        }
        if (terminal) {
            out.print(BACK_AND_CLEAR + line);
        } else {
            out.println(line);
        }
        out.flush();
        drawn = line;
    }
}
