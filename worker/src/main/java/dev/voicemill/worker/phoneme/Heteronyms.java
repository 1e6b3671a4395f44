package dev.voicemill.worker.phoneme;

import dev.voicemill.worker.text.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Words that are written alike and said differently. The table {@code heteronyms.tsv} tells the form of a word by the words
 * around it; where it is silent, the guessed part of speech does. Any thread.
 */
final class Heteronyms {
    private record Row(String form, ContextPattern context) {}

    private static final Map<String, List<Row>> ROWS = rows();

    private Heteronyms() {}

    /** The form of a stem that carries an ending: the owner's is a noun's, -ed and -ing make verbs. */
    static String stemForm(Entry entry, boolean owner) {
        return entry.form(owner ? PartOfSpeech.NOUN : PartOfSpeech.VERB);
    }

    /** The form of an entry that fits the word's place. */
    static String form(String word, Entry entry, Neighbours around, Next next) {
        if (entry.isSingle()) {
            return entry.form(Entry.DEFAULT);
        }
        for (Row row : ROWS.getOrDefault(word.toLowerCase(Locale.ROOT), List.of())) {
            if (entry.has(row.form()) && row.context().fits(around)) {
                return entry.form(row.form());
            }
        }
        if (next == Next.PAUSE && entry.has(Entry.BEFORE_PAUSE)) {
            return entry.form(Entry.BEFORE_PAUSE);
        }
        return entry.form(PartOfSpeech.guess(around));
    }

    private static Map<String, List<Row>> rows() {
        Map<String, List<Row>> rows = new HashMap<>();
        for (List<String> row : Table.read(Heteronyms.class, "heteronyms.tsv", 3)) {
            for (String word : row.get(0).split("\\|", -1)) {
                rows.computeIfAbsent(word, _ -> new ArrayList<>())
                        .add(new Row(row.get(1), ContextPattern.of(row.get(2))));
            }
        }
        return rows;
    }
}
