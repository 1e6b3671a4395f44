package dev.voicemill.worker.caption;

/**
 * How captions are cut and timed.
 *
 * @param lines at most
 * @param lineLength characters in a line
 * @param charactersPerSecond the pace that can be read with ease
 * @param shortestMs what a cue lasts at least, where the next one leaves it the time
 * @param longestMs what it lasts at most
 * @param spacing the time between cues
 */
public record CaptionProfile(
        int lines, int lineLength, int charactersPerSecond, int shortestMs, int longestMs, Spacing spacing) {
    /**
     * What happens between two cues.
     *
     * @param gapMs the least time without text, so that the eye sees the change
     * @param lingerMs how long a cue may stay when nobody speaks
     * @param joinMs closer cues follow each other without a pause
     */
    public record Spacing(int gapMs, int lingerMs, int joinMs) {}

    /** For files beside a sound or a wide picture: 2 x 42 characters, 17 a second, 0.83 to 7 s, 2 frames apart. */
    public static final CaptionProfile FILE = new CaptionProfile(2, 42, 17, 833, 7_000, new Spacing(80, 500, 800));

    public CaptionProfile {
        if (lines < 1 || lineLength < 1 || charactersPerSecond < 1 || shortestMs < 1 || longestMs < shortestMs) {
            throw new IllegalArgumentException("a caption profile has positive limits");
        }
    }
}
