package dev.voicemill.worker.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Words in capitals that everybody spells letter by letter: FBI, HTTP, USA. */
public final class Initialisms {
    private static final Set<String> WORDS = words();

    private Initialisms() {}

    /** Whether the word, in capitals, is one of them. */
    public static boolean contains(String word) {
        return WORDS.contains(word);
    }

    private static Set<String> words() {
        Set<String> words = new HashSet<>();
        for (List<String> row : Table.read(Initialisms.class, "initialisms.tsv", 1)) {
            words.addAll(List.of(row.get(0).split(" ")));
        }
        return Set.copyOf(words);
    }
}
