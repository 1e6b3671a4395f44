package dev.voicemill.worker.phoneme;

import java.util.List;

/**
 * A sentence in a voice's alphabet.
 *
 * @param text its symbols, words set apart by single spaces, marks beside their words; one symbol is one {@code char}
 * @param words the span of every word, in order
 */
public record Phonemes(String text, List<Span> words) {
    public Phonemes {
        words = List.copyOf(words);
        for (Span word : words) {
            if (word.to() > text.length()) {
                throw new IllegalArgumentException(word + " reaches past the end of " + text);
            }
        }
    }
}
