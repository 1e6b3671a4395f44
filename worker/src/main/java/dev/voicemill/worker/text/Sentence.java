package dev.voicemill.worker.text;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One sentence of a script: what captions show and what the voice says.
 *
 * @param number its place in the script, from 1
 * @param display what the writer wrote, in one line
 * @param tokens the words and marks to say, in order; at least one word
 * @param after what follows it
 */
public record Sentence(int number, String display, List<Token> tokens, Break after) {
    public Sentence {
        tokens = List.copyOf(tokens);
        for (Token token : tokens) {
            if (token.to() > display.length()) {
                throw new IllegalArgumentException(token + " reaches past the end of \"" + display + '"');
            }
        }
    }

    /** Its words as they are said, without marks, with single spaces. */
    public String spoken() {
        return tokens.stream()
                .filter(Token.Word.class::isInstance)
                .map(token -> ((Token.Word) token).spoken())
                .collect(Collectors.joining(" "));
    }
}
