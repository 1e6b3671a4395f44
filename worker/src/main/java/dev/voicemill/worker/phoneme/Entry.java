package dev.voicemill.worker.phoneme;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A word's line in a lexicon: its pronunciations by part of speech.
 *
 * @param gold whether people checked it
 * @param forms {@code DEFAULT} and, for words that sound different by their use, others such as {@code NOUN}, {@code VBD}
 *     or {@code NONE} (before a pause); {@link #SPELLED} where the word is said letter by letter
 */
record Entry(boolean gold, Map<String, String> forms) {
    /** Stands for the phonemes of a word that is spelled. */
    static final String SPELLED = "-";

    static final String DEFAULT = "DEFAULT";
    static final String BEFORE_PAUSE = "NONE";

    Entry {
        forms = Map.copyOf(forms);
        if (!forms.containsKey(DEFAULT)) {
            throw new IllegalArgumentException("a word needs a DEFAULT form, not only " + forms.keySet());
        }
    }

    boolean isSingle() {
        return forms.size() == 1;
    }

    boolean has(String tag) {
        return forms.containsKey(tag);
    }

    /** The form for a Penn tag or a part of speech, else for the part of speech that the tag belongs to, else the usual one. */
    String form(String tag) {
        @Nullable String exact = forms.get(tag);
        if (exact != null) {
            return exact;
        }
        @Nullable String wider = tag.startsWith("VB") ? forms.get("VERB") : null;
        return wider != null ? wider : forms.getOrDefault(DEFAULT, SPELLED);
    }
}
