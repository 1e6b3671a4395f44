package dev.voicemill.worker.phoneme;

import dev.voicemill.job.Language;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The way between espeak-ng's IPA and Kokoro's alphabet. To Kokoro it follows the table that Kokoro's training data was made
 * with (misaki, {@code espeak.py}); back it is the nearest sound that espeak-ng writes.
 */
final class EspeakSpelling {
    private record Change(String from, String to) {}

    /** Applied in this order: the longest first. */
    private static final List<Change> COMMON = List.of(
            new Change("ʔˌn\u0329", "ʔn"),
            new Change("ʔn\u0329", "ʔn"),
            new Change("a^ɪ", "I"),
            new Change("a^ʊ", "W"),
            new Change("d^ʒ", "ʤ"),
            new Change("e^ɪ", "A"),
            new Change("t^ʃ", "ʧ"),
            new Change("ɔ^ɪ", "Y"),
            new Change("ə^l", "ᵊl"),
            new Change("ʲo", "jo"),
            new Change("ʲə", "jə"),
            new Change("e", "A"),
            new Change("ʲ", ""),
            new Change("ɚ", "əɹ"),
            new Change("r", "ɹ"),
            new Change("x", "k"),
            new Change("ç", "k"),
            new Change("ɐ", "ə"),
            new Change("ɬ", "l"),
            new Change("\u0303", ""));

    private static final List<Change> BRITISH =
            List.of(new Change("A^ə", "ɛː"), new Change("iə", "ɪə"), new Change("ə^ʊ", "Q"));

    private static final List<Change> AMERICAN = List.of(
            new Change("o^ʊ", "O"),
            new Change("ɜːɹ", "ɜɹ"),
            new Change("ɜː", "ɜɹ"),
            new Change("ɪə", "iə"),
            new Change("ː", ""));

    /** Sounds of other languages that espeak-ng keeps in borrowed words, as English speakers say them. */
    private static final Map<String, String> BORROWED = Map.ofEntries(
            Map.entry("g", "ɡ"),
            Map.entry("ʉ", "u"),
            Map.entry("ɵ", "ə"),
            Map.entry("ɘ", "ə"),
            Map.entry("ʏ", "ɪ"),
            Map.entry("ɫ", "l"),
            Map.entry("ħ", "h"),
            Map.entry("ɦ", "h"),
            Map.entry("ʍ", "w"),
            Map.entry("ɱ", "m"),
            Map.entry("ʐ", "ʒ"),
            Map.entry("ʑ", "ʒ"),
            Map.entry("ɭ", "l"),
            Map.entry("ɺ", "ɾ"),
            Map.entry("ʀ", "ʁ"),
            Map.entry("ɞ", "ɜ"),
            Map.entry("ɶ", "æ"),
            Map.entry("ʕ", "ʔ"));

    private static final Pattern SYLLABIC = Pattern.compile("(\\S)\u0329");

    /** Kokoro's symbols as espeak-ng writes them; the American "ɜɹ" and "əɹ" are one vowel there. */
    private static final List<Change> BACK = List.of(
            new Change("ɜɹ", "ɜː"),
            new Change("əɹ", "ɚ"),
            new Change("A", "eɪ"),
            new Change("I", "aɪ"),
            new Change("O", "oʊ"),
            new Change("Q", "əʊ"),
            new Change("W", "aʊ"),
            new Change("Y", "ɔɪ"),
            new Change("ʤ", "dʒ"),
            new Change("ʧ", "tʃ"),
            new Change("ʣ", "dz"),
            new Change("ʦ", "ts"),
            new Change("ᵊ", "ə"),
            new Change("T", "ɾ"),
            new Change("ɑ", "ɑː"),
            new Change("ɔ", "ɔː"),
            new Change("u", "uː"),
            new Change("ːː", "ː"),
            new Change("ɔːɪ", "ɔɪ"));

    private static final Pattern LONG_I = Pattern.compile("([ˈˌ])([^ˈˌɪaeiouæɑɒɔəɛɜʊʌ]*)i(?!ː)");

    private EspeakSpelling() {}

    /** espeak-ng's tied IPA in Kokoro's alphabet, flaps and glottal stops as Kokoro v1.0 knows them. */
    static String toKokoro(String ipa, Language language) {
        String phonemes = changed(ipa, COMMON);
        phonemes = SYLLABIC.matcher(phonemes).replaceAll("ᵊ$1").replace("\u0329", "");
        phonemes = changed(phonemes, language == Language.EN_GB ? BRITISH : AMERICAN);
        phonemes = trained(phonemes.replace("o", "ɔ").replace("^", "").replace("-", ""));
        StringBuilder known = new StringBuilder();
        for (int at = 0; at < phonemes.length(); at++) {
            String symbol = phonemes.substring(at, at + 1);
            known.append(KokoroAlphabet.contains(symbol.charAt(0)) ? symbol : BORROWED.getOrDefault(symbol, symbol));
        }
        return known.toString();
    }

    /** Kokoro v1.0 was trained with T for the flap and t for the glottal stop. */
    static String trained(String phonemes) {
        return phonemes.replace('ɾ', 'T').replace('ʔ', 't');
    }

    /** Phonemes that a person wrote in Kokoro's alphabet, as espeak-ng would write them without ties. */
    static String toIpa(String kokoro) {
        String ipa = changed(kokoro, BACK);
        return LONG_I.matcher(ipa).replaceAll("$1$2iː");
    }

    private static String changed(String text, List<Change> changes) {
        String changed = text;
        for (Change change : changes) {
            changed = changed.replace(change.from(), change.to());
        }
        return changed;
    }
}
