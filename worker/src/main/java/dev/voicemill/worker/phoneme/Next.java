package dev.voicemill.worker.phoneme;

/** What the voice does right after a word; small words sound different before a vowel, a consonant and a rest. */
enum Next {
    VOWEL,
    CONSONANT,
    PAUSE;

    private static final String CONSONANTS = "bdfhjklmnpstvwzðŋɡɹɾʃʒʤʧθTʔ";
    /** The sound of "a" and "an", which Kokoro's training data looks through. */
    private static final char ARTICLE = 'ɐ';

    private static final String RESTS = ";:,.!?—…";

    /** What a word hears of phonemes or a mark that follow it; {@code later} where those are silent, as brackets are. */
    static Next of(String phonemes, Next later) {
        for (int at = 0; at < phonemes.length(); at++) {
            char symbol = phonemes.charAt(at);
            if (RESTS.indexOf(symbol) >= 0) {
                return PAUSE;
            }
            if (Stress.isVowel(symbol) && symbol != ARTICLE) {
                return VOWEL;
            }
            if (CONSONANTS.indexOf(symbol) >= 0) {
                return CONSONANT;
            }
        }
        return later;
    }
}
