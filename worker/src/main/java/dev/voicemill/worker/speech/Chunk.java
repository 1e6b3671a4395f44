package dev.voicemill.worker.speech;

/**
 * A stretch of a sentence's phonemes that is spoken in one run of the model.
 *
 * @param from the first phoneme, in {@code Phonemes.text}
 * @param to behind the last one
 * @param end how the cut behind it was made
 */
record Chunk(int from, int to, Cut end) {
    /** Where a sentence may be cut, from the least harmful place on. */
    enum Cut {
        /** The sentence ends, or a mark like a full stop stands inside it. */
        STOP(120, 0),
        /** After a semicolon, colon, dash or dots. */
        CLAUSE(90, 0.05),
        COMMA(60, 0.15),
        WORD(0, 1.5),
        /** Inside a word that is longer than any run may be. */
        INSIDE(0, 40);

        private final int gapMs;
        private final double harm;

        Cut(int gapMs, double harm) {
            this.gapMs = gapMs;
            this.harm = harm;
        }

        /** Silence put where the two pieces meet, on top of what the trimmer leaves. */
        int gapMs() {
            return gapMs;
        }

        double harm() {
            return harm;
        }
    }
}
