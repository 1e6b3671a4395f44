package dev.voicemill.worker.phoneme;

import dev.voicemill.job.Language;
import dev.voicemill.worker.text.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Our own words: names of products, terms of technology, and corrections of entries that the big lexicons have wrong. It
 * overrides them. The table is {@code patch.tsv}: word, American, British phonemes, each one form or several as {@code
 * TAG:phonemes}; {@code -} spells the word. Any thread.
 */
final class PatchLexicon {
    private final Map<String, Entry> exact = new HashMap<>();
    private final Map<String, Entry> anyCase = new HashMap<>();

    PatchLexicon(Language language) {
        int column = language == Language.EN_US ? 1 : 2;
        for (List<String> row : Table.read(PatchLexicon.class, "patch.tsv", 3)) {
            Entry entry = entry(row.get(column));
            exact.put(row.get(0), entry);
            anyCase.put(row.get(0).toLowerCase(Locale.ROOT), entry);
        }
    }

    /** The entry in exactly this case. */
    Optional<Entry> find(String word) {
        return Optional.ofNullable(exact.get(word));
    }

    /** The entry in any case: "github" for "GitHub". */
    Optional<Entry> findInAnyCase(String word) {
        return Optional.ofNullable(anyCase.get(word.toLowerCase(Locale.ROOT)));
    }

    private static Entry entry(String column) {
        Map<String, String> forms = new HashMap<>();
        for (String form : List.of(column.split(" ", -1))) {
            int colon = form.indexOf(':');
            forms.put(colon < 0 ? Entry.DEFAULT : form.substring(0, colon), form.substring(colon + 1));
        }
        return new Entry(true, forms);
    }
}
