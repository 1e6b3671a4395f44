package dev.voicemill.worker.phoneme;

import java.text.Normalizer;
import java.util.Locale;

/** Words said letter by letter: "FBI" is ˌɛfbˌiˈI, its last letter the strongest. */
final class Letters {
    private final Dictionary dictionary;

    Letters(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** The names of the word's letters; accents, stops and apostrophes have none. Empty where it has no letter of A to Z. */
    String spell(String word) {
        StringBuilder names = new StringBuilder();
        String plain = Normalizer.normalize(word, Normalizer.Form.NFD).toUpperCase(Locale.ROOT);
        for (int at = 0; at < plain.length(); at++) {
            char letter = plain.charAt(at);
            if (letter >= 'A' && letter <= 'Z') {
                names.append(name(letter));
            }
        }
        int last = names.lastIndexOf(String.valueOf(Stress.SECONDARY));
        if (last >= 0) {
            names.setCharAt(last, Stress.PRIMARY);
        }
        return names.toString();
    }

    private String name(char letter) {
        return dictionary
                .find(String.valueOf(letter))
                .map(entry -> Stress.demoted(entry.form(Entry.DEFAULT)))
                .orElseThrow(() ->
                        new IllegalStateException("the lexicon lacks the letter " + letter + ": run: voicemill-models prepare --repair"));
    }
}
