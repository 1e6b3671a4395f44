package dev.voicemill.worker.text;

import dev.voicemill.job.Language;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads lines for tests. */
final class Reader {
    private Reader() {}

    /** The words of a text in American English. */
    static String american(String text) {
        return words(text, Language.EN_US);
    }

    /** The words of a text in British English. */
    static String british(String text) {
        return words(text, Language.EN_GB);
    }

    /** The sentences of a script in American English. */
    static List<Sentence> sentences(String script) {
        return sentences(script, Language.EN_US, Map.of());
    }

    static List<Sentence> sentences(String script, Language language, Map<String, String> lexicon) {
        try {
            return new ScriptReader(language, lexicon).read(script);
        } catch (UnspeakableText e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** Words and marks, as a voice gets them: {@code hello , world .} */
    static String tokens(Sentence sentence) {
        return sentence.tokens().stream()
                .map(token -> switch (token) {
                    case Token.Word word -> word.spoken();
                    case Token.Mark mark -> String.valueOf(mark.symbol());
                })
                .collect(Collectors.joining(" "));
    }

    private static String words(String text, Language language) {
        return sentences(text, language, Map.of()).stream()
                .map(Sentence::spoken)
                .collect(Collectors.joining(" "));
    }
}
