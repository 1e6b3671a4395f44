package dev.voicemill.worker.text;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How amounts are written in scripts, for the rules that read one together with its currency or unit. */
final class Amount {
    /** Nothing that belongs to the number stands before it. */
    static final String START = "(?<![\\p{L}\\d])(?<!\\d[.,])";

    /** Digits with or without thousands separators and a decimal part. */
    static final String NUMBER =
            "(?:\\d{1,3}(?:,\\d{3}){1,6}(?!\\d)(?:\\.\\d{1,12})?|\\d{1,18}(?:\\.\\d{1,12})?|\\.\\d{1,12})(?!\\d)";

    static final String SIGN = "(?:(?<sign>[-−])\\s?)?";
    static final String MAGNITUDE =
            "(?:[ -]?(?<magnitude>hundred|thousand|million|billion|trillion)|\\s?(?<short>mn|bn|tn|[kKmMbBtT]))(?![\\p{L}\\d])";

    private static final Map<String, String> MAGNITUDES = Map.ofEntries(
            Map.entry("k", "thousand"),
            Map.entry("m", "million"),
            Map.entry("mn", "million"),
            Map.entry("b", "billion"),
            Map.entry("bn", "billion"),
            Map.entry("t", "trillion"),
            Map.entry("tn", "trillion"));

    private static final Set<String> DETERMINERS = Set.of(
            "a", "an", "the", "this", "that", "each", "every", "another", "one", "per", "my", "your", "his", "her",
            "its", "our", "their", "any", "no");

    /** Words that can follow an amount without being the thing that it qualifies. */
    private static final Set<String> NOT_NOUNS = Set.of(
            "a",
            "about",
            "above",
            "after",
            "again",
            "against",
            "ago",
            "all",
            "although",
            "and",
            "any",
            "apart",
            "are",
            "as",
            "at",
            "away",
            "be",
            "because",
            "been",
            "before",
            "below",
            "between",
            "but",
            "by",
            "can",
            "could",
            "did",
            "do",
            "does",
            "down",
            "during",
            "each",
            "every",
            "except",
            "for",
            "from",
            "had",
            "has",
            "have",
            "he",
            "her",
            "here",
            "his",
            "how",
            "i",
            "if",
            "in",
            "into",
            "is",
            "it",
            "its",
            "just",
            "later",
            "less",
            "like",
            "may",
            "might",
            "more",
            "must",
            "my",
            "near",
            "nor",
            "not",
            "now",
            "of",
            "off",
            "on",
            "once",
            "only",
            "or",
            "our",
            "out",
            "over",
            "per",
            "plus",
            "she",
            "should",
            "since",
            "so",
            "than",
            "that",
            "the",
            "their",
            "then",
            "there",
            "these",
            "they",
            "this",
            "those",
            "through",
            "till",
            "to",
            "today",
            "together",
            "tomorrow",
            "too",
            "toward",
            "towards",
            "under",
            "unless",
            "until",
            "up",
            "upon",
            "via",
            "was",
            "we",
            "went",
            "were",
            "when",
            "where",
            "which",
            "while",
            "who",
            "will",
            "with",
            "within",
            "without",
            "would",
            "yesterday",
            "yet",
            "you",
            "your");

    private Amount() {}

    /** Whether a match is "minus" something: a sign was written. */
    static String minus(Found found) {
        return found.has("sign") ? "minus " : "";
    }

    /** The magnitude's word with a space before it, or nothing. */
    static String magnitude(Found found) {
        @Nullable String word = found.optional("magnitude");
        @Nullable String letter = found.optional("short");
        if (word != null) {
            return " " + word;
        }
        return letter == null ? "" : " " + MAGNITUDES.getOrDefault(letter.toLowerCase(Locale.ROOT), "");
    }

    /**
     * Whether the amount qualifies the noun after it, so that its unit is said in the singular: "a $15 delivery fee" is
     * a fifteen dollar delivery fee, "the 5-kg bag" a five kilogram bag, but "$15 is" stays plural.
     */
    static boolean qualifies(Found found) {
        String next = found.wordAfter();
        if (next.isEmpty() || !Character.isLowerCase(next.charAt(0)) || NOT_NOUNS.contains(next)) {
            return false;
        }
        if (found.after().startsWith("-")) {
            return true;
        }
        String before = found.wordBefore().toLowerCase(Locale.ROOT);
        String second = found.secondWordBefore().toLowerCase(Locale.ROOT);
        return DETERMINERS.contains(before)
                || (DETERMINERS.contains(second) && !NOT_NOUNS.contains(before) && !before.isEmpty());
    }

    /** Whether the word is too common to be the noun that an amount counts. */
    static boolean isNoNoun(String word) {
        return NOT_NOUNS.contains(word.toLowerCase(Locale.ROOT));
    }
}
