package dev.voicemill.worker.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The words that a producer wants said in a certain way: {@code Voicemill -> voice mill}, or {@code Voicemill ->
 * /vˈYsmˌɪl/}. An entry in the writer's own case wins over one in another case. Longer entries win over shorter ones.
 */
final class JobLexicon {
    private final Map<String, String> exact;
    private final Map<String, String> anyCase = new HashMap<>();
    private final List<Integer> lengths;

    JobLexicon(Map<String, String> entries) {
        this.exact = new HashMap<>();
        TreeSet<Integer> sizes = new TreeSet<>(Comparator.reverseOrder());
        entries.forEach((word, said) -> {
            String plain = PlainText.of(word).text().strip();
            if (!plain.isEmpty()) {
                exact.put(plain, said);
                anyCase.put(plain.toLowerCase(Locale.ROOT), said);
                sizes.add(plain.length());
            }
        });
        this.lengths = List.copyOf(sizes);
    }

    /** What is wrong with the entries, one line each. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        exact.forEach((word, said) -> {
            Optional<String> problem =
                    said.isBlank() ? Optional.of("it is empty") : phonemes(said).flatMap(PhonemeSymbols::problem);
            problem.ifPresent(text -> problems.add("lexicon entry \"" + word + "\": " + text));
        });
        return problems.stream().sorted().toList();
    }

    /** The entries that are words to read, not phonemes, in the order of the alphabet. */
    Map<String, String> respellings() {
        Map<String, String> respellings = new TreeMap<>(exact);
        respellings.values().removeIf(said -> said.isBlank() || phonemes(said).isPresent());
        return respellings;
    }

    /** Gives every listed word of the passage what its entry says; {@code normalizer} reads the respellings. */
    void apply(Passage passage, Normalizer normalizer) {
        CharSequence text = passage.text();
        for (int start = 0; start < text.length() && !lengths.isEmpty(); start++) {
            if (start > 0 && isWord(text.charAt(start)) && isWord(text.charAt(start - 1))) {
                continue;
            }
            int end = say(passage, start, normalizer);
            start = Math.max(start, end - 1);
        }
    }

    private int say(Passage passage, int start, Normalizer normalizer) {
        CharSequence text = passage.text();
        for (int length : lengths) {
            int end = start + length;
            boolean whole = end <= text.length()
                    && (end == text.length() || !isWord(text.charAt(end)) || !isWord(text.charAt(end - 1)));
            if (!whole) {
                continue;
            }
            String written = text.subSequence(start, end).toString();
            @Nullable String said = exact.getOrDefault(written, anyCase.get(written.toLowerCase(Locale.ROOT)));
            if (said != null) {
                say(passage, start, end, written, said, normalizer);
                return end;
            }
        }
        return start;
    }

    /** A possessive 's that follows goes with the word. */
    private static void say(Passage passage, int start, int end, String written, String said, Normalizer normalizer) {
        CharSequence text = passage.text();
        boolean owner = end + 2 <= text.length()
                && text.subSequence(end, end + 2).toString().equals("'s")
                && (end + 2 == text.length() || !isWord(text.charAt(end + 2)));
        int last = owner ? end + 2 : end;
        Optional<String> phonemes = phonemes(said);
        if (phonemes.isPresent()) {
            passage.sayPhonemes(start, last, written, phonemes.get() + (owner ? possessive(phonemes.get()) : ""));
        } else {
            passage.say(start, last, normalizer.words(said) + (owner ? "'s" : ""));
        }
    }

    private static String possessive(String phonemes) {
        char last = phonemes.charAt(phonemes.length() - 1);
        if ("szʃʒʧʤ".indexOf(last) >= 0) {
            return "ɪz";
        }
        return "ptkfθ".indexOf(last) >= 0 ? "s" : "z";
    }

    private static Optional<String> phonemes(String said) {
        String trimmed = said.strip();
        boolean slashes = trimmed.length() > 1 && trimmed.startsWith("/") && trimmed.endsWith("/");
        return slashes ? Optional.of(trimmed.substring(1, trimmed.length() - 1)) : Optional.empty();
    }

    private static boolean isWord(char symbol) {
        return Character.isLetterOrDigit(symbol);
    }
}
