package dev.voicemill.worker.text;

import org.jspecify.annotations.Nullable;

/**
 * One thing that the voice does: a word that it says or a mark that it obeys.
 *
 * <p>{@code from} and {@code to} are a UTF-16 span of {@link Sentence#display()}. Several words may share one span
 * ("$15" is said "fifteen dollars"), and a mark that nobody wrote has an empty span.
 */
public sealed interface Token {
    /** The marks that a voice understands. */
    String MARKS = ";:,.!?—…\"()“”";

    int from();

    int to();

    /**
     * A word.
     *
     * @param spoken the word as it is said, in the writer's own case. With full stops between or after its letters
     *     ("F.B.I.", "A.") it is said letter by letter; in capitals it is letters or a word, as the lexicon knows
     * @param phonemes how a lexicon of the job wants it said, in Kokoro's alphabet; null where nothing was asked
     */
    record Word(String spoken, @Nullable String phonemes, int from, int to) implements Token {
        public Word {
            checkSpan(from, to);
            if (spoken.isBlank()) {
                throw new IllegalArgumentException("a word needs letters");
            }
        }
    }

    /** A mark of punctuation, one of {@link #MARKS}. */
    record Mark(char symbol, int from, int to) implements Token {
        public Mark {
            checkSpan(from, to);
            if (MARKS.indexOf(symbol) < 0) {
                throw new IllegalArgumentException("'" + symbol + "' is none of " + MARKS);
            }
        }
    }

    private static void checkSpan(int from, int to) {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no span goes from " + from + " to " + to);
        }
    }
}
