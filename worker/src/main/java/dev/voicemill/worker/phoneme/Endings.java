package dev.voicemill.worker.phoneme;

import dev.voicemill.job.Language;
import java.util.ArrayList;
import java.util.List;

/** The endings -s, -ed and -ing: which stems a word may have, and how an ending sounds after one. */
final class Endings {
    /** What a word may be made of. */
    record Stem(String word, Ending ending) {}

    enum Ending {
        S,
        ED,
        ING
    }

    private static final String FLAPPING = "AIOWYiuæɑəɛɪɹʊʌ";

    private final boolean american;

    Endings(Language language) {
        this.american = language == Language.EN_US;
    }

    /** The stems to try, the likeliest first: "tries" may be try + s, "stopped" stop + ed. */
    static List<Stem> stems(String word) {
        List<Stem> stems = new ArrayList<>();
        int length = word.length();
        if (word.endsWith("'s")) {
            add(stems, word, 2, "", Ending.S);
        }
        if (word.endsWith("s") && !word.endsWith("ss") && length > 2) {
            add(stems, word, 1, "", Ending.S);
            if (word.endsWith("ies") && length > 4) {
                add(stems, word, 3, "y", Ending.S);
            } else if (word.endsWith("es") && length > 4) {
                add(stems, word, 2, "", Ending.S);
            }
        }
        if (word.endsWith("ed") && length > 4) {
            add(stems, word, 1, "", Ending.ED);
            if (!word.endsWith("eed")) {
                add(stems, word, 2, "", Ending.ED);
            }
            if (word.endsWith("ied")) {
                add(stems, word, 3, "y", Ending.ED);
            }
            if (isDoubled(word, length - 3)) {
                add(stems, word, 3, "", Ending.ED);
            }
        }
        if (word.endsWith("ing") && length > 5) {
            add(stems, word, 3, "", Ending.ING);
            add(stems, word, 3, "e", Ending.ING);
            if (isDoubled(word, length - 4)) {
                add(stems, word, 4, "", Ending.ING);
            }
        }
        return stems;
    }

    /** The stem's phonemes with the ending's; a British r that the stem lost comes back before -ing. */
    String sound(String stem, Ending ending) {
        char last = stem.charAt(stem.length() - 1);
        return switch (ending) {
            case S -> plural(stem, last);
            case ED -> past(stem, last);
            case ING ->
                flaps(stem)
                        ? stem.substring(0, stem.length() - 1) + "ɾɪŋ"
                        : stem + (!american && "əː".indexOf(last) >= 0 ? "ɹɪŋ" : "ɪŋ");
        };
    }

    private String plural(String stem, char last) {
        if ("ptkfθ".indexOf(last) >= 0) {
            return stem + "s";
        }
        return "szʃʒʧʤ".indexOf(last) >= 0 ? stem + (american ? "ᵻz" : "ɪz") : stem + "z";
    }

    private String past(String stem, char last) {
        if ("pkfθʃsʧ".indexOf(last) >= 0) {
            return stem + "t";
        }
        if (last == 'd') {
            return stem + (american ? "ᵻd" : "ɪd");
        }
        if (last != 't') {
            return stem + "d";
        }
        if (!american) {
            return stem + "ɪd";
        }
        return flaps(stem) ? stem.substring(0, stem.length() - 1) + "ɾᵻd" : stem + "ᵻd";
    }

    /** An American t between vowels is a flap: "waiting". */
    private boolean flaps(String stem) {
        int length = stem.length();
        return american
                && length > 1
                && stem.charAt(length - 1) == 't'
                && FLAPPING.indexOf(stem.charAt(length - 2)) >= 0;
    }

    private static boolean isDoubled(String word, int at) {
        return at > 1 && word.charAt(at) == word.charAt(at - 1) && "bcdgklmnprstvxz".indexOf(word.charAt(at)) >= 0;
    }

    private static void add(List<Stem> stems, String word, int cut, String more, Ending ending) {
        if (word.length() - cut > 0) {
            stems.add(new Stem(word.substring(0, word.length() - cut) + more, ending));
        }
    }
}
