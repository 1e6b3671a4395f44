package dev.voicemill.worker.caption;

import java.util.List;
import java.util.Locale;

/**
 * One caption on the screen.
 *
 * @param startMs when it appears, in milliseconds from the beginning of the sound
 * @param endMs when it goes
 * @param lines what it shows, as the script has it
 */
public record Cue(long startMs, long endMs, List<String> lines) {
    public Cue {
        lines = List.copyOf(lines);
        if (startMs < 0 || endMs <= startMs) {
            throw new IllegalArgumentException("a cue ends after it starts, not " + startMs + " to " + endMs);
        }
    }

    /** Its text in one line. */
    public String text() {
        return String.join(" ", lines);
    }

    /** {@code 01:02:03.004} with that decimal point; split by whole numbers, because 59.9996 s must not print as 60. */
    static String clock(long ms, char point) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%c%03d",
                ms / 3_600_000,
                ms / 60_000 % 60,
                ms / 1_000 % 60,
                point,
                ms % 1_000);
    }
}
