package dev.voicemill.worker.phoneme;

import dev.voicemill.job.Language;
import dev.voicemill.worker.phoneme.Endings.Ending;
import dev.voicemill.worker.text.Token;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What espeak-ng is asked for one word of a clause.
 *
 * @param request the word as espeak-ng reads it best
 * @param sounds IPA to use in the place of its answer: phonemes of the job's lexicon, letters that it would not spell; null
 *     takes the answer
 */
record EspeakWord(String request, @Nullable String sounds) {
    /** How the words of one voice are asked. */
    record Asker(Espeak espeak, String voice, Language language, Spelling spelling) {
        EspeakWord ask(Token.Word word) {
            String spoken = word.spoken();
            if (word.phonemes() != null) {
                return new EspeakWord(small(spoken), EspeakSpelling.toIpa(word.phonemes()));
            }
            Optional<String> initials = initials(spoken);
            if (initials.isEmpty()) {
                return new EspeakWord(small(spoken), null);
            }
            boolean more = spoken.endsWith("s") && !spoken.equals(initials.get());
            String letters = letters(initials.get());
            return new EspeakWord(
                    apart(initials.get()), more ? new Endings(language).sound(letters, Ending.S) : letters);
        }

        /** How many words espeak-ng sees in a request. */
        static int count(String request) {
            return (int) request.chars().filter(symbol -> symbol == ' ').count() + 1;
        }

        /** The letters to spell: all of "FBI" and "a.m.", the capitals of "CPUs" and "FBI's"; empty for a word. */
        private Optional<String> initials(String spoken) {
            String stem = spoken.replaceFirst("(?<=\\p{Lu}{2})'?s$", "");
            return spelling.isSpelled(stem)
                    ? Optional.of(stem.replaceAll("[^\\p{L}]", "").toUpperCase(Locale.ROOT))
                    : Optional.empty();
        }

        /** The letters one by one; an A among words would be taken for the article, "eigh" sounds like its name. */
        private static String apart(String initials) {
            return initials.codePoints()
                    .mapToObj(letter -> letter == 'A' ? "eigh" : Character.toString(letter))
                    .collect(Collectors.joining(" "));
        }

        /** The letters' names as one word, the last one the strongest: ˌɛfbˌiːˈaɪ. */
        private String letters(String initials) {
            String names = initials.codePoints()
                    .mapToObj(letter -> ipa(Character.toString(letter)).replace(Stress.PRIMARY, Stress.SECONDARY))
                    .collect(Collectors.joining());
            int last = names.lastIndexOf(Stress.SECONDARY);
            return last < 0 ? names : names.substring(0, last) + Stress.PRIMARY + names.substring(last + 1);
        }

        /** espeak-ng's own untied IPA for words. */
        String ipa(String words) {
            return espeak.ipa(voice, words).replace("^", "");
        }

        private static String small(String spoken) {
            return Spelling.isCapitals(spoken.replaceFirst("'s$", "")) ? spoken.toLowerCase(Locale.ROOT) : spoken;
        }
    }
}
