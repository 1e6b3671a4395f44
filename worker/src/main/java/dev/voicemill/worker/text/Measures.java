package dev.voicemill.worker.text;

import dev.voicemill.job.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Amounts with a unit: "5 kg", "10km/h", "-5 °C", "37.5%", "5'10\"", "1920x1080", "10x", "50K". */
final class Measures {
    private record Unit(String one, String many) {}

    private static final Map<String, Unit> UNITS = units();
    private static final String UNIT = UNITS.keySet().stream()
            .sorted((a, b) -> b.length() - a.length())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?<unit>", ")"));

    private static final Set<String> PLACES = Set.of(
            "apartment",
            "apt",
            "block",
            "building",
            "bus",
            "exhibit",
            "figure",
            "flat",
            "flight",
            "gate",
            "grade",
            "hall",
            "highway",
            "level",
            "line",
            "phase",
            "platform",
            "room",
            "route",
            "row",
            "seat",
            "section",
            "suite",
            "table",
            "terminal",
            "unit");

    private Measures() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        "feet and inches",
                        Amount.START + "(?<feet>\\d{1,2})['′]\\s?(?<inches>\\d{1,2}(?:\\.\\d)?)(?:\"|″|”|'')",
                        found -> found.numbers().number(found.get("feet")) + " foot "
                                + found.numbers().number(found.get("inches"))),
                Rule.of("feet", Amount.START + "(?<number>\\d{1,6})[′](?!\\d)", found -> count(found, "foot", "feet")),
                Rule.of(
                        "inches",
                        Amount.START + "(?<number>" + Amount.NUMBER + ")(?:″|\")",
                        found -> opensNoQuote(found) ? count(found, "inch", "inches") : null),
                Rule.of(
                        "dimensions",
                        Amount.START + "(?<first>\\d{1,6}(?:\\.\\d{1,3})?)\\s?(?<by>[x×])\\s?(?=\\d)",
                        found -> side(found.get("first"), found.numbers()) + (isSum(found) ? " times" : " by")),
                Rule.of("by another side", "(?<=[\\p{L}.] )[x×](?= \\d)", found -> "by"),
                Rule.of(
                        "last dimension",
                        "(?=\\d)(?<=[x×]\\s?)(?<last>\\d{3,4})(?!\\d|[.,]\\d|%|°|\\s?(?:mm|cm|km|m|ft|in)(?!\\p{L}))",
                        found -> side(found.get("last"), found.numbers())),
                Rule.of(
                        "times over",
                        Amount.START + "(?<number>" + Amount.NUMBER + ")\\s?[x×](?![\\p{L}\\d])",
                        found -> found.numbers().number(found.get("number")) + " times"),
                Rule.of(
                        "screen and race sizes",
                        Amount.START
                                + "(?<number>[1-9]\\d{0,2})[kK](?=[ -](?:run|race|resolution|video|TV|display|monitor|screen|camera|footage|content))",
                        found -> found.numbers().cardinal(found.get("number")) + " K."),
                Rule.of(
                        "sizes in K",
                        Amount.START
                                + "(?:(?<number>[48])|(?<=(?i:a|the|my|her|his|our|ran|run)\\s)(?<race>5|10))K(?![\\p{L}\\d])",
                        found -> found.numbers().cardinal(found.all().replace("K", "")) + " K."),
                Rule.of(
                        "retirement plans",
                        Amount.START + "(?:401|403)\\s?\\(?[kb]\\)?(?![\\p{L}\\d])",
                        found -> (found.all().startsWith("401") ? "four oh one " : "four oh three ")
                                + (found.all().contains("k") ? "K." : "B.")),
                Rule.of(
                        "amount with a unit",
                        Amount.START + "(?:(?<=^|[\\s(“\"'>=<≤≥~±:])(?<sign>[-−])\\s?)?(?<number>" + Amount.NUMBER
                                + ")[ -]?" + UNIT + "(?![\\p{L}\\d]|'\\p{L})",
                        Measures::say),
                Rule.of(
                        "unit after a fraction",
                        "(?=[ -]?[\\p{L}°%])(?<=[½¼¾⅐-⅒⅓-⅞]|\\d/\\d{1,3})[ -]?" + UNIT + "(?![\\p{L}\\d]|'\\p{L})",
                        Measures::afterFraction),
                Rule.of(
                        "short magnitude",
                        Amount.START + "(?<number>" + Amount.NUMBER
                                + ")(?<short>[kKMB]|mn|bn|tn)(?<magnitude>(?!))?(?![\\p{L}\\d])",
                        Measures::magnitude));
    }

    private static String say(Found found) {
        Unit unit = Optional.ofNullable(UNITS.get(found.get("unit"))).orElseThrow();
        return Amount.minus(found) + count(found, unit.one(), unit.many());
    }

    /** "Gate 4B" and "221B Baker Street" are places, not billions and thousands. */
    private static @Nullable String magnitude(Found found) {
        boolean name = found.has("short")
                && !found.wordAfter().isEmpty()
                && Character.isUpperCase(found.wordAfter().charAt(0));
        return name || PLACES.contains(found.wordBefore().toLowerCase(Locale.ROOT))
                ? null
                : found.numbers().number(found.get("number")) + Amount.magnitude(found);
    }

    /** "½ tsp" is one half teaspoon, "1½ tsp" one and a half teaspoons. */
    private static String afterFraction(Found found) {
        Unit unit = Optional.ofNullable(UNITS.get(found.get("unit"))).orElseThrow();
        boolean many = found.before().matches("(?s).*\\d(?:[½¼¾⅐-⅒⅓-⅞]|[ -]\\d{1,2}/\\d{1,3})");
        return british(many ? unit.many() : unit.one(), found.numbers());
    }

    private static String count(Found found, String one, String many) {
        String number = found.get("number");
        boolean single = number.equals("1") || found.all().contains(number + "-") || Amount.qualifies(found);
        String unit = single ? one : many;
        return found.numbers().number(number) + " " + british(unit, found.numbers());
    }

    /** Metres and litres are spelled the British way for British readers. */
    private static String british(String unit, NumberWords numbers) {
        return numbers.language() == Language.EN_GB ? unit.replaceAll("(met|lit)er", "$1re") : unit;
    }

    /** A quotation mark after a number is inches unless a quotation is open before it. */
    private static boolean opensNoQuote(Found found) {
        return found.all().endsWith("″")
                || found.before()
                                        .replaceAll("\\d\"", "")
                                        .chars()
                                        .filter(c -> c == '"')
                                        .count()
                                % 2
                        == 0;
    }

    /** Screens are "nineteen twenty by ten eighty"; boards are "two by four". */
    private static String side(String number, NumberWords numbers) {
        return number.matches("\\d{3,4}") ? Codes.digits(number, numbers) : numbers.number(number);
    }

    private static boolean isSum(Found found) {
        return found.get("by").equals("×")
                && (found.before().matches("(?s).*[=+÷−]\\s?")
                        || found.after().matches("(?s)[\\d.,]{1,20}\\s?[=+÷−^⁰¹²³⁴⁵⁶⁷⁸⁹⁻].*"));
    }

    /** Whether the table has this unit, as written. */
    static boolean knows(String symbol) {
        return UNITS.containsKey(symbol);
    }

    private static Map<String, Unit> units() {
        Map<String, Unit> units = new HashMap<>();
        for (List<String> row : Table.read(Measures.class, "units.tsv", 3)) {
            for (String symbol : row.get(0).split(" \\| ", -1)) {
                units.put(symbol, new Unit(row.get(1), row.get(2)));
            }
        }
        return units;
    }
}
