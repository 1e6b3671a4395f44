package dev.voicemill.worker.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences written in capitals throughout. They are read as if they were written Like This, so that the rules see names
 * and numbers and the voice does not spell words; initialisms that people spell stay as they are.
 */
final class Capitals {
    private static final Pattern WORD = Pattern.compile("\\p{L}{1,64}");
    private static final Pattern SMALL = Pattern.compile("\\p{Ll}");
    private static final Pattern ROMAN = Pattern.compile("[IVX]{2,6}");

    private Capitals() {}

    /** Whether the sentence shouts: no small letter, and at least two words that are not initialisms. */
    static boolean shouts(String text) {
        if (SMALL.matcher(text).find()) {
            return false;
        }
        int words = 0;
        Matcher matcher = WORD.matcher(text);
        while (matcher.find() && words < 2) {
            String word = matcher.group();
            words += word.length() > 1
                            && !Initialisms.contains(word)
                            && hasVowel(word)
                            && (word.length() > 3 || Starters.opens(title(word)))
                    ? 1
                    : 0;
        }
        return words == 2;
    }

    /** The text with its words in small letters behind their first; the length stays the same. */
    static String soften(String text) {
        StringBuilder soft = new StringBuilder(text);
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            String word = matcher.group();
            boolean afterApostrophe = matcher.start() > 1 && text.charAt(matcher.start() - 1) == '\'';
            String title = afterApostrophe ? word.toLowerCase(Locale.ROOT) : title(word);
            if (!isSpelled(word) && !ROMAN.matcher(word).matches() && title.length() == word.length()) {
                soft.replace(matcher.start(), matcher.end(), title);
            }
        }
        return soft.toString();
    }

    /** Whether a word in capitals is known to be spelled, or cannot be said otherwise. */
    static boolean isSpelled(String word) {
        boolean capitals = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
        return capitals && (Initialisms.contains(word) || (!hasVowel(word) && !Abbreviations.knows(title(word) + ".")));
    }

    private static boolean hasVowel(String word) {
        return word.chars().anyMatch(letter -> "AEIOUYÀÁÂÄÅÆÈÉÊËÌÍÎÏÒÓÔÖØÙÚÛÜ".indexOf(letter) >= 0);
    }

    private static String title(String word) {
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }
}
