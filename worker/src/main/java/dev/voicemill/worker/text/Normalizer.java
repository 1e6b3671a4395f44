package dev.voicemill.worker.text;

import dev.voicemill.job.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is written, in the words that a reader says: "$15 by 12:05" is "fifteen dollars by twelve oh five". A fixed line of
 * small rules, each of which reads what no rule before it has read; every word keeps the span of the text that it stands
 * for. Not thread-safe: one per job.
 */
final class Normalizer {
    /** All rules in the order in which they look at a sentence: the most particular first. */
    static final List<Rule> RULES = Stream.of(
                    Addresses.rules(),
                    Dates.rules(),
                    Rule.numeric(Phones.rules()),
                    Rule.numeric(Times.rules()),
                    Rule.numeric(Money.rules()),
                    Rule.numeric(Years.rules()),
                    Rule.numeric(Numbers.rules()),
                    Rule.numeric(Measures.rules()),
                    RomanNumerals.rules(),
                    Rule.numeric(Codes.rules()),
                    Abbreviations.rules(),
                    Symbols.rules(),
                    Rule.numeric(Years.rest()),
                    Rule.numeric(Numbers.rest()))
            .flatMap(List::stream)
            .toList();

    /** What the rules made of one sentence. */
    record Spoken(List<Token> tokens, Optional<String> unspeakable) {}

    private final NumberWords numbers;
    private final JobLexicon lexicon;

    Normalizer(Language language, Map<String, String> lexicon) {
        this.numbers = new NumberWords(language);
        this.lexicon = new JobLexicon(lexicon);
    }

    /** What is wrong with the lexicon of the job, one line each. */
    List<String> problems() {
        List<String> problems = new ArrayList<>(lexicon.problems());
        lexicon.respellings().forEach((word, respelling) -> {
            if (words(respelling).isEmpty()) {
                problems.add("lexicon entry \"" + word + "\": \"" + respelling + "\" has no words that can be said");
            }
        });
        return problems;
    }

    /** The words and marks of one sentence, with spans into it, and the first of its words that nobody could say. */
    Spoken read(String display) {
        PlainText plain = PlainText.of(display);
        boolean shouts = Capitals.shouts(plain.text());
        PlainText soft = shouts ? plain.as(Capitals.soften(plain.text())) : plain;
        return read(new Passage(soft), shouts, true);
    }

    Spoken read(Passage passage, boolean shouts, boolean withLexicon) {
        if (withLexicon) {
            lexicon.apply(passage, this);
        }
        RULES.forEach(rule -> rule.apply(passage, numbers));
        Punctuation.apply(passage);
        Optional<String> unspeakable = Words.apply(passage, shouts);
        return new Spoken(passage.tokens(), unspeakable);
    }

    /** The words of a respelling, without marks; the job's own lexicon takes no part. */
    String words(String respelling) {
        return read(new Passage(PlainText.of(respelling)), false, false).tokens().stream()
                .filter(Token.Word.class::isInstance)
                .map(token -> ((Token.Word) token).spoken())
                .collect(Collectors.joining(" "));
    }
}
