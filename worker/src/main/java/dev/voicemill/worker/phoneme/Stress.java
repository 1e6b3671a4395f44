package dev.voicemill.worker.phoneme;

/** Marks of stress in Kokoro's alphabet: ˈ primary and ˌ secondary, each right before its vowel. */
final class Stress {
    static final char PRIMARY = 'ˈ';
    static final char SECONDARY = 'ˌ';
    private static final String VOWELS = "AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻɐ";
    private static final String LONG = "AIOQWYʤʧ";

    private Stress() {}

    static boolean isVowel(char symbol) {
        return VOWELS.indexOf(symbol) >= 0;
    }

    static boolean hasPrimary(String phonemes) {
        return phonemes.indexOf(PRIMARY) >= 0;
    }

    /** How heavy a part of a compound is: its symbols, diphthongs and affricates counted twice. */
    static int weight(String phonemes) {
        return phonemes.chars().map(symbol -> LONG.indexOf(symbol) >= 0 ? 2 : 1).sum();
    }

    /** A word said in passing: its primary stress becomes secondary, and others go. */
    static String demoted(String phonemes) {
        return hasPrimary(phonemes)
                ? phonemes.replace(String.valueOf(SECONDARY), "").replace(PRIMARY, SECONDARY)
                : phonemes;
    }

    /** At least a secondary stress: how a capitalised word is said. */
    static String atLeastSecondary(String phonemes) {
        return isStressed(phonemes) ? phonemes : marked(phonemes, SECONDARY);
    }

    /** A primary stress for certain: how a word in capitals is said. */
    static String primary(String phonemes) {
        if (hasPrimary(phonemes)) {
            return phonemes;
        }
        return isStressed(phonemes) ? phonemes.replace(SECONDARY, PRIMARY) : marked(phonemes, PRIMARY);
    }

    static String none(String phonemes) {
        return phonemes.replace(String.valueOf(PRIMARY), "").replace(String.valueOf(SECONDARY), "");
    }

    private static boolean isStressed(String phonemes) {
        return hasPrimary(phonemes) || phonemes.indexOf(SECONDARY) >= 0;
    }

    private static String marked(String phonemes, char mark) {
        for (int at = 0; at < phonemes.length(); at++) {
            if (isVowel(phonemes.charAt(at))) {
                return phonemes.substring(0, at) + mark + phonemes.substring(at);
            }
        }
        return phonemes;
    }
}
