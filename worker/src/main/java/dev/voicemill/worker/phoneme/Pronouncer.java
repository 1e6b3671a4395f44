package dev.voicemill.worker.phoneme;

import dev.voicemill.job.Language;
import dev.voicemill.worker.phoneme.Endings.Ending;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One word of one accent in Kokoro's alphabet: small words by their place, then the lexicons, endings, letters, parts of
 * compounds, and espeak-ng for what is left. Any thread.
 */
final class Pronouncer {
    private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
    private static final Pattern LETTERS_AND_S = Pattern.compile("\\p{Lu}{2,}s");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final Dictionary dictionary;
    private final Spelling spelling;
    private final Letters letters;
    private final Endings endings;
    private final Compounds compounds;
    private final Espeak espeak;
    private final Language language;

    Pronouncer(Language language, Lexicon lexicon, Espeak espeak) {
        this.language = language;
        this.dictionary = new Dictionary(language, lexicon);
        this.spelling = new Spelling(dictionary);
        this.letters = new Letters(dictionary);
        this.endings = new Endings(language);
        this.compounds = new Compounds(dictionary);
        this.espeak = espeak;
    }

    /** The word's phonemes where it stands; never empty for a word with letters. */
    String pronounce(String word, Neighbours around, Next next) {
        return known(word, around, next).orElseGet(() -> unknown(word, around, next));
    }

    private Optional<String> known(String word, Neighbours around, Next next) {
        if (spelling.isSpelled(word)) {
            return Optional.of(letters.spell(word)).filter(spelled -> !spelled.isEmpty());
        }
        return dictionary.findOwn(word).isPresent()
                ? listed(word, around, next)
                : WeakForms.of(word, around, next)
                        .or(() -> listed(word, around, next))
                        .or(() -> ended(word, around, next));
    }

    /** A word of the lexicons, stressed by its capitals. */
    private Optional<String> listed(String word, Neighbours around, Next next) {
        return entry(word).map(entry -> sound(word, Heteronyms.form(word, entry, around, next)));
    }

    /** A listed word with an ending that the lexicons do not list. */
    private Optional<String> ended(String word, Neighbours around, Next next) {
        if (LETTERS_AND_S.matcher(word).matches() && dictionary.find(word).isEmpty()) {
            return Optional.of(endings.sound(letters.spell(word.substring(0, word.length() - 1)), Ending.S));
        }
        boolean owner = word.endsWith("'s");
        for (Endings.Stem stem : Endings.stems(word)) {
            if (owner && spelling.isSpelled(stem.word())) {
                return Optional.of(endings.sound(letters.spell(stem.word()), Ending.S));
            }
            Optional<Entry> entry = entry(stem.word());
            if (entry.isPresent()) {
                String form = stem.ending() == Ending.S && !owner
                        ? Heteronyms.form(stem.word(), entry.get(), around, next)
                        : Heteronyms.stemForm(entry.get(), owner);
                return Optional.of(endings.sound(sound(stem.word(), form), stem.ending()));
            }
        }
        return Optional.empty();
    }

    private Optional<Entry> entry(String word) {
        Optional<Entry> entry = dictionary.find(word);
        return entry.isEmpty() && Spelling.isCapitals(word) && spelling.isEmphasis(word)
                ? dictionary.find(word.toLowerCase(Locale.ROOT))
                : entry;
    }

    private String sound(String word, String form) {
        return form.equals(Entry.SPELLED) ? letters.spell(word) : stressed(form, word);
    }

    private String unknown(String word, Neighbours around, Next next) {
        if (word.endsWith("'") || word.startsWith("'")) {
            String bare = word.replaceAll("^'+|'+$", "");
            if (!bare.isEmpty()) {
                return pronounce(bare, around, next);
            }
        }
        if (word.indexOf('-') > 0) {
            return joined(List.of(word.split("-+")), around, next);
        }
        if (word.endsWith("'s") && word.length() > 2) {
            return endings.sound(pronounce(word.substring(0, word.length() - 2), around, next), Ending.S);
        }
        String plain = withoutMarks(word);
        if (!plain.equals(word) && dictionary.knows(plain)) {
            return listed(plain, around, next).orElseThrow();
        }
        List<String> humps = List.of(CAMEL.split(word));
        if (humps.size() > 1) {
            return joined(humps, around, next);
        }
        return compounds
                .split(word)
                .map(parts -> Compounds.sound(
                        pronounce(parts.getFirst(), around, next), pronounce(parts.getLast(), around, next)))
                .or(() -> fallback(word))
                .or(() -> Optional.of(letters.spell(word)).filter(spelled -> !spelled.isEmpty()))
                .orElseThrow(() -> new IllegalStateException("nothing can say \"" + word + '"'));
    }

    /** The parts of a compound as one word; where too many are stressed, the lighter half steps back. */
    private String joined(List<String> parts, Neighbours around, Next next) {
        List<String> sounds = new ArrayList<>();
        Next later = next;
        for (String part : parts.reversed()) {
            if (!part.isEmpty()) {
                String sound = pronounce(part, around, later);
                later = Next.of(sound, later);
                sounds.addFirst(sound);
            }
        }
        return Compounds.join(sounds);
    }

    private Optional<String> fallback(String word) {
        String lower = Spelling.isCapitals(word) ? word.toLowerCase(Locale.ROOT) : word;
        String ipa = espeak.ipa(language.wire(), lower);
        return Optional.of(EspeakSpelling.toKokoro(ipa, language)).filter(phonemes -> !phonemes.isBlank());
    }

    private static String stressed(String phonemes, String word) {
        if (word.equals(word.toLowerCase(Locale.ROOT))) {
            return phonemes;
        }
        return Spelling.isCapitals(word) ? Stress.primary(phonemes) : Stress.atLeastSecondary(phonemes);
    }

    private static String withoutMarks(String word) {
        return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    }
}
