package dev.voicemill.worker.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Years and decades: "in 1984", "the 1990s", "'90s", "1914-18", "2023/24", "44 BC". */
final class Years {
    private static final String YEAR = "(?:1[0-9]|20)\\d\\d";
    private static final Set<String> BEFORE_YEARS = Set.of(
            "in",
            "since",
            "by",
            "from",
            "until",
            "till",
            "before",
            "after",
            "during",
            "circa",
            "around",
            "of",
            "year",
            "early",
            "late",
            "spring",
            "summer",
            "autumn",
            "fall",
            "winter",
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "copyright",
            "mid",
            "and",
            "to");

    private Years() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        "decade of a century",
                        Amount.START + "(?<century>1\\d|20)(?<decade>\\d0)'?s(?![\\p{L}\\d])",
                        Years::decade),
                Rule.of(
                        "decade",
                        "(?<![\\p{L}\\d.,$£€])'?(?<decade>[1-9]0)'?s(?![\\p{L}\\d])",
                        found -> found.numbers().plural(found.numbers().cardinal(found.get("decade")))),
                Rule.of(
                        "short year",
                        "(?<![\\p{L}\\d])'(?<year>\\d\\d)(?![\\p{L}\\d'])",
                        found -> found.numbers().pair(found.get("year"))),
                Rule.of(
                        "span of years",
                        Amount.START + "(?<first>" + YEAR + ")\\s?(?<mark>[-–/])\\s?(?<last>" + YEAR
                                + "|\\d\\d)(?![\\d%]|[.,/-]\\d|\\s?[\\p{L}°]{0,2}/)",
                        Years::span),
                Rule.of(
                        "year before or after Christ",
                        Amount.START + "(?<year>\\d{3,4})(?=\\s(?:BC|AD|BCE|CE|B\\.C\\.|A\\.D\\.)(?!\\p{L}))",
                        found -> found.numbers().year(Integer.parseInt(found.get("year")))));
    }

    /** Four digits that no other rule wanted. */
    static List<Rule> rest() {
        return List.of(Rule.of("year", Amount.START + "(?<year>" + YEAR + ")(?![\\p{L}\\d]|[.,]\\d)", Years::year));
    }

    private static String decade(Found found) {
        NumberWords numbers = found.numbers();
        int century = Integer.parseInt(found.get("century"));
        String decade = found.get("decade");
        if (!decade.equals("00")) {
            return numbers.cardinal(century) + " " + numbers.plural(numbers.cardinal(decade));
        }
        return century % 10 == 0
                ? numbers.plural(numbers.cardinal(century * 100L))
                : numbers.cardinal(century) + " hundreds";
    }

    private static @Nullable String span(Found found) {
        NumberWords numbers = found.numbers();
        int first = Integer.parseInt(found.get("first"));
        String last = found.get("last");
        int end = last.length() == 4 ? Integer.parseInt(last) : first / 100 * 100 + Integer.parseInt(last);
        if (end <= first && first % 100 != 99) {
            return null;
        }
        String spoken = last.length() == 4 ? numbers.year(end) : numbers.pair(last);
        return numbers.year(first) + (found.get("mark").equals("/") ? " " : " to ") + spoken;
    }

    /** Four digits are a year unless they count the plural noun that follows. */
    private static @Nullable String year(Found found) {
        String next = found.wordAfter();
        boolean counts = next.length() > 2
                && next.endsWith("s")
                && !next.endsWith("ss")
                && !Amount.isNoNoun(next)
                && Character.isLowerCase(next.charAt(0));
        if (counts && !BEFORE_YEARS.contains(found.wordBefore().toLowerCase(Locale.ROOT))) {
            return null;
        }
        return found.numbers().year(Integer.parseInt(found.get("year")));
    }
}
