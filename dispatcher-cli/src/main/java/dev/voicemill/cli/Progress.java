package dev.voicemill.cli;

import java.io.PrintWriter;
import java.time.Duration;

/** What an operator sees while a job runs: one line that moves on a terminal, or a new line at each step elsewhere. */
final class Progress {
    private static final int BAR = 24;
    private static final int WIDEST = 36;
    private static final int STEP_PERCENT = 10;
    private static final String WIPE = "\r\u001b[2K";

    private final PrintWriter err;
    private final boolean live;
    private String lastWhat = "";
    private int lastPercent;

    Progress(PrintWriter err, boolean live) {
        this.err = err;
        this.live = live;
    }

    /**
     * Shows where the job is.
     *
     * @param what its stage in a few words
     * @param percent 0 to 100, or -1 when not known
     */
    void show(String what, int percent, Duration since) {
        String safe = Table.printable(what);
        if (live) {
            // A line that wraps cannot be written over; with its bar and time this one stays under 80 columns.
            String brief = safe.substring(0, Math.min(safe.length(), WIDEST));
            err.print(WIPE + bar(percent) + "  " + brief + "  " + Moments.shown(since));
            err.flush();
        } else if (!safe.equals(lastWhat) || percent >= lastPercent + STEP_PERCENT) {
            err.println(safe + (percent < 0 ? "" : " " + percent + " %") + " after " + Moments.shown(since));
            err.flush();
            lastWhat = safe;
            lastPercent = percent;
        }
    }

    /** Clears the moving line, so that the answer starts on a clean one. */
    void finish() {
        if (live) {
            err.print(WIPE);
            err.flush();
        }
    }

    private static String bar(int percent) {
        int full = Math.clamp(percent, 0, 100) * BAR / 100;
        String number = percent < 0 ? "    " : String.format("%3d %%", percent);
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + number;
    }
}
