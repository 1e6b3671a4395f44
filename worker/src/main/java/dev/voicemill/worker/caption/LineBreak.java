package dev.voicemill.worker.caption;

import java.util.Locale;
import java.util.Set;

/**
 * How much a break between two words disturbs the reader, from 0 (after a full stop) to 3 (inside a phrase). After the
 * usual rules of broadcasters: break after punctuation and before conjunctions and prepositions; keep an article, a
 * title or a preposition with what follows it.
 */
final class LineBreak {
    private static final Set<String> OPENERS = Set.of(
            "and",
            "but",
            "or",
            "nor",
            "so",
            "yet",
            "because",
            "although",
            "though",
            "if",
            "when",
            "while",
            "where",
            "who",
            "which",
            "that",
            "than",
            "as",
            "until",
            "unless",
            "since",
            "before",
            "after",
            "in",
            "on",
            "at",
            "to",
            "for",
            "with",
            "from",
            "by",
            "of",
            "into",
            "over",
            "under",
            "through",
            "between",
            "about",
            "against",
            "without",
            "across",
            "toward",
            "towards",
            "upon");
    private static final Set<String> CLINGERS = Set.of(
            "a", "an", "the", "my", "your", "his", "her", "its", "our", "their", "this", "these", "those", "some",
            "any", "no", "every", "each", "very", "not", "i", "you", "he", "she", "it", "we", "they", "is", "are",
            "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "could", "should", "may",
            "might", "must", "do", "does", "did", "mr", "mrs", "ms", "dr", "st", "prof");

    private LineBreak() {}

    static double harm(String before, String after) {
        String bare = before.replaceAll("[\"”’')\\]]+$", "");
        String word = letters(before);
        char last = bare.isEmpty() ? ' ' : bare.charAt(bare.length() - 1);
        if (CLINGERS.contains(word) && (last == '.' || Character.isLetter(last))) {
            return 3;
        }
        return switch (last) {
            case '.', '!', '?', '…' -> 0;
            case ';', ':', '—' -> 0.1;
            case ',' -> 0.2;
            default -> between(word, letters(after), before, after);
        };
    }

    private static double between(String word, String next, String before, String after) {
        if (OPENERS.contains(word)) {
            return 2;
        }
        if (OPENERS.contains(next)) {
            return 0.5;
        }
        // Two capitalised words in a row are most often one name.
        return startsUpper(before) && startsUpper(after) ? 2 : 1;
    }

    private static boolean startsUpper(String word) {
        return !word.isEmpty() && Character.isUpperCase(word.charAt(0));
    }

    private static String letters(String word) {
        return word.replaceAll("[^\\p{L}']", "").toLowerCase(Locale.ROOT);
    }
}
