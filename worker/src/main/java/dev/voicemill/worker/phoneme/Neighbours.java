package dev.voicemill.worker.phoneme;

import dev.voicemill.worker.text.Token;
import java.util.List;
import java.util.Locale;

/** A word in its sentence: what stands before and after it. Outside the sentence there are only rests. */
final class Neighbours {
    /** What {@link #word} says for a mark and beyond the ends of a sentence. */
    static final String REST = "";

    private static final String BRACKETS_AND_QUOTES = "\"()“”";

    private final List<String> words;
    private final int place;

    private Neighbours(List<String> words, int place) {
        this.words = words;
        this.place = place;
    }

    /** A sentence's words in their own case, {@link #REST} for its stops, with brackets and quotation marks passed over. */
    static List<String> words(List<Token> tokens) {
        return tokens.stream()
                .filter(token -> !(token instanceof Token.Mark mark) || isRest(mark))
                .map(token -> switch (token) {
                    case Token.Word word -> word.spoken();
                    case Token.Mark _ -> REST;
                })
                .toList();
    }

    /** Whether a mark parts words; brackets and quotation marks do not. */
    static boolean isRest(Token.Mark mark) {
        return BRACKETS_AND_QUOTES.indexOf(mark.symbol()) < 0;
    }

    static Neighbours at(List<String> words, int place) {
        return new Neighbours(words, place);
    }

    /** The word so many places away, in its own case. */
    String written(int distance) {
        int at = place + distance;
        return at < 0 || at >= words.size() ? REST : words.get(at);
    }

    /** The word so many places away, in small letters. */
    String word(int distance) {
        return written(distance).toLowerCase(Locale.ROOT);
    }

    boolean isRest(int distance) {
        return written(distance).isEmpty();
    }

    /** Whether another word of the sentence is this one. */
    boolean anywhere(String word) {
        for (int at = 0; at < words.size(); at++) {
            if (at != place && words.get(at).equalsIgnoreCase(word)) {
                return true;
            }
        }
        return false;
    }
}
