package dev.voicemill.worker.phoneme;

/**
 * The phonemes of one word.
 *
 * @param token the word's place in the sentence's tokens
 * @param from its first symbol in {@link Phonemes#text()}
 * @param to one past its last
 */
public record Span(int token, int from, int to) {
    public Span {
        if (token < 0 || from < 0 || to < from) {
            throw new IllegalArgumentException("no span goes from " + from + " to " + to + " for token " + token);
        }
    }
}
