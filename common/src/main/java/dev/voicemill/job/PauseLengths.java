package dev.voicemill.job;

/** The silence after a sentence, a paragraph and a heading, each in milliseconds from 0 to 10,000. */
public record PauseLengths(int sentenceMs, int paragraphMs, int headingMs) {
    public static final int LONGEST_MS = 10_000;
    public static final PauseLengths STANDARD = new PauseLengths(250, 600, 900);

    /** Throws {@link IllegalArgumentException} for a length outside its range. */
    public PauseLengths {
        check("sentenceMs", sentenceMs);
        check("paragraphMs", paragraphMs);
        check("headingMs", headingMs);
    }

    private static void check(String name, int ms) {
        if (ms < 0 || ms > LONGEST_MS) {
            throw new IllegalArgumentException(name + " " + ms + " is outside 0 to " + LONGEST_MS + " ms");
        }
    }
}
