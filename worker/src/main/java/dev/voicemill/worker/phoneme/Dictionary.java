package dev.voicemill.worker.phoneme;

import dev.voicemill.job.Language;
import java.util.Locale;
import java.util.Optional;

/**
 * All lexicons of one accent as one: our patch first, then checked entries, then unchecked ones. A word in small letters
 * also answers for its capitalised form and the other way round. Any thread.
 */
final class Dictionary {
    private final PatchLexicon patch;
    private final Lexicon lexicon;

    Dictionary(Language language, Lexicon lexicon) {
        this.patch = new PatchLexicon(language);
        this.lexicon = lexicon;
    }

    /** Our own entry for the word in exactly this case. */
    Optional<Entry> findOwn(String word) {
        return patch.find(word);
    }

    /** The word's entry; one letter answers in its own case only. */
    Optional<Entry> find(String word) {
        String twin = word.length() < 2 ? word : twin(word);
        return patch.find(word)
                .or(() -> twin.equals(word) ? Optional.empty() : patch.find(twin))
                .or(() -> findChecked(word, twin))
                .or(() -> lexicon.find(word))
                .or(() -> lexicon.find(twin))
                .or(() -> patch.findInAnyCase(word));
    }

    boolean knows(String word) {
        return find(word).isPresent();
    }

    private Optional<Entry> findChecked(String word, String twin) {
        return lexicon.find(word)
                .filter(Entry::gold)
                .or(() -> lexicon.find(twin).filter(Entry::gold));
    }

    /** "read" for "Read" and "Paris" for "paris"; any other mixture of cases has no twin. */
    private static String twin(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String capitalised = Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
        if (word.equals(lower)) {
            return capitalised;
        }
        return word.equals(capitalised) ? lower : word;
    }
}
