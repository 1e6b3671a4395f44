package dev.voicemill.worker.phoneme;

import dev.voicemill.worker.text.Initialisms;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which words are said letter by letter: dotted ones, known initialisms, and capitals that no lexicon takes for a word. */
final class Spelling {
    private static final Pattern DOTTED = Pattern.compile("\\p{L}\\..*");
    private static final int LONGEST_SPELLED = 4;

    private final Dictionary dictionary;

    Spelling(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    boolean isSpelled(String word) {
        if (DOTTED.matcher(word).matches()) {
            return true;
        }
        Optional<Entry> own = dictionary.findOwn(word);
        if (own.isPresent()) {
            return own.get().form(Entry.DEFAULT).equals(Entry.SPELLED);
        }
        return Initialisms.contains(word)
                || (isCapitals(word) && dictionary.find(word).isEmpty() && !isEmphasis(word));
    }

    /** Capitals that stress a word: one that people checked, or one too long to be spelled and possible to say. */
    boolean isEmphasis(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        Optional<Entry> entry = dictionary.find(lower);
        if (entry.isPresent()) {
            return entry.get().gold() || word.length() > LONGEST_SPELLED;
        }
        long vowels =
                lower.chars().filter(letter -> "aeiouy".indexOf(letter) >= 0).count();
        boolean speakable = word.length() > LONGEST_SPELLED && vowels * 4 >= word.length();
        return speakable || word.indexOf('-') > 0 || word.indexOf('\'') > 0;
    }

    static boolean isCapitals(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        return word.length() > 1 && word.equals(upper) && !word.equals(word.toLowerCase(Locale.ROOT));
    }
}
