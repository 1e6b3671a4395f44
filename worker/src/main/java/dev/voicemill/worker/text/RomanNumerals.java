package dev.voicemill.worker.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Roman numerals: after the names of rulers an ordinal ("Henry VIII"), after parts and titles a number ("Part II"). */
final class RomanNumerals {
    private static final String RULERS =
            "(?:Henry|Edward|George|Charles|James|William|Richard|Louis|Elizabeth|Mary|John|Paul|Pius|Benedict|Gregory|Leo|"
                    + "Philip|Napoleon|Alexander|Catherine|Nicholas|Peter|Frederick|Wilhelm|Ivan|Rames+es|Francis|Clement|"
                    + "Innocent|Urban|Carlos|Juan|Felipe|Otto|Leopold|Harald|Gustav|Ferdinand|Christian|Robert|Malcolm|"
                    + "Constantine|Ptolemy|Darius|Mehmed|Murad|Selim|Joseph|Franz|Boniface|Sixtus|Umberto|Albert|Baldwin)";
    private static final String PARTS =
            "(?i:chapter|part|book|volume|vol\\.|act|scene|section|article|title|phase|stage|type|class|level|grade|appendix|"
                    + "figure|table|war|bowl|season|episode|unit|module|lesson|schedule|category|tier|group|form|mark|annex)";
    private static final Map<Character, Integer> VALUES =
            Map.of('I', 1, 'V', 5, 'X', 10, 'L', 50, 'C', 100, 'D', 500, 'M', 1000);
    private static final String END = "(?![\\p{L}\\d]|'\\p{L}(?<!'s))";

    private RomanNumerals() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        "number of a ruler",
                        "(?=[IVX])(?<=(?<!\\p{L})" + RULERS + "\\s)(?:(?<numeral>[VX][IVX]{0,5}|I[IVX]{1,3})" + END
                                + "|(?<one>I)(?='s(?!\\p{L})|[,;)]|\\s(?:of|was|and|became|died|had)\\s))",
                        found -> ordinal(found, found.has("one") ? "I" : found.get("numeral"))),
                Rule.of(
                        "number of a part",
                        "(?=[IVXLCivx])(?<=(?<!\\p{L})" + PARTS + "\\s)(?<numeral>[IVXLC]{1,8}|[ivx]{2,8})" + END,
                        found -> cardinal(found, found.get("numeral"))),
                Rule.of(
                        "number after a title",
                        "(?<=\\p{L}\\s)(?<numeral>[VX][IVX]{1,5}|I[IVX]{1,3})" + END,
                        found -> afterTitle(found) ? cardinal(found, found.get("numeral")) : null),
                Rule.of(
                        "number of a heading",
                        "^(?<numeral>[VX][IVX]{0,5}|I[IVX]{0,3})(?:(?<point>\\.)(?=\\s)|\\.?$)",
                        found -> heading(found)));
    }

    private static boolean afterTitle(Found found) {
        String before = found.wordBefore();
        return !before.isEmpty()
                && Character.isUpperCase(before.charAt(0))
                && !Amount.isNoNoun(before)
                && !before.equals(before.toUpperCase(Locale.ROOT));
    }

    private static @Nullable String heading(Found found) {
        @Nullable String number = cardinal(found, found.get("numeral"));
        return number == null || !found.has("point") ? number : number + ",";
    }

    private static @Nullable String ordinal(Found found, String numeral) {
        return value(numeral)
                .map(value -> "the " + found.numbers().ordinal(value))
                .orElse(null);
    }

    private static @Nullable String cardinal(Found found, String numeral) {
        return value(numeral).map(value -> found.numbers().cardinal(value)).orElse(null);
    }

    /** Its value, or empty for letters that nobody would write for a number ("IIX"). */
    private static Optional<Integer> value(String written) {
        String numeral = written.toUpperCase(Locale.ROOT);
        int value = 0;
        for (int at = 0; at < numeral.length(); at++) {
            int here = digit(numeral, at);
            value += here < digit(numeral, at + 1) ? -here : here;
        }
        return value > 0 && numeral.equals(roman(value)) ? Optional.of(value) : Optional.empty();
    }

    private static int digit(String numeral, int at) {
        return at < numeral.length() ? VALUES.getOrDefault(numeral.charAt(at), 0) : 0;
    }

    private static String roman(int value) {
        String[] tens = {"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"};
        String[] ones = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
        return "C".repeat(value / 100) + tens[value / 10 % 10] + ones[value % 10];
    }
}
