package dev.voicemill.worker.text;

import dev.voicemill.job.Language;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Days of the calendar: "May 1, 2024", "1st of May", "3–5 June", "2024-05-01", "05/01/2024". What only numbers tell
 * (which is the month?) is read by the language: month first in American English, day first in British.
 */
final class Dates {
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    private static final List<String> WEEKDAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    static final String MONTH =
            "(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?\\.?|July?\\.?|Aug(?:ust|\\.)?"
                    + "|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)(?!\\p{L})";
    private static final String DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
    private static final String LAST = "(?:\\s?(?:[-–]|to)\\s?(?<last>\\d{1,2})(?:st|nd|rd|th)?)?";
    private static final String YEAR = "(?:(?<comma>,)?\\s(?<year>\\d{4})(?!\\d|[:,./-]\\d))?";
    private static final String WEEKDAY = "(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)";

    private Dates() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        "month and day",
                        "(?<!\\p{L})(?<month>" + MONTH + ")\\s" + DAY + LAST + "(?![\\d%]|[:,.]\\d)" + YEAR,
                        Dates::monthFirst),
                Rule.of(
                        "day and month",
                        Amount.START + DAY + LAST + "\\s(?:of\\s)?(?<month>" + MONTH + ")(?!'\\p{L})" + YEAR,
                        Dates::dayFirst),
                Rule.of(
                        "ISO date",
                        "(?<![\\p{L}\\d-])(?<year>[12]\\d{3})(?<mark>[-/.])(?<month>[01]?\\d)\\k<mark>(?<day>[0-3]?\\d)(?![-/\\d]|\\.\\d)",
                        found -> date(found, number(found, "day"), number(found, "month"))),
                Rule.of(
                        "date with slashes or dots",
                        "(?<![\\p{L}\\d./])(?<first>\\d{1,2})(?<mark>[/.])(?<second>\\d{1,2})\\k<mark>(?<year>[12]\\d{3}|\\d{2})(?![/.\\d]*\\d)",
                        Dates::numeric),
                Rule.of(
                        "month and day with a slash",
                        "(?=\\d)(?<=(?<!\\p{L})(?:on|by|until|till|since|from|before|after|through|due|from \\d{1,2}/\\d{1,2} to)\\s)(?<first>\\d{1,2})/(?<second>\\d{1,2})(?![/\\d]|[.,]\\d)",
                        Dates::dayOfYear),
                Rule.of(
                        "months from to",
                        "(?<!\\p{L})(?<month>" + MONTH + ")\\s?[-–]\\s?(?<last>" + MONTH + ")",
                        found -> name(found.get("month")) + " to " + name(found.get("last"))),
                Rule.of(
                        "weekdays from to",
                        "(?<!\\p{L})(?<weekday>" + WEEKDAY + ")(?:[a-z]{0,6}day|\\.)?\\s?[-–]\\s?(?<last>" + WEEKDAY
                                + ")(?:[a-z]{0,6}day|\\.)?(?!\\p{L})",
                        found -> weekday(found.get("weekday")) + " to " + weekday(found.get("last"))),
                Rule.of(
                        "month of a year",
                        "(?<!\\p{L})(?<month>" + MONTH + ")(?=,?\\s\\d{4}(?!\\d))",
                        found -> name(found.get("month"))),
                Rule.of(
                        "short weekday",
                        "(?<!\\p{L})(?<weekday>" + WEEKDAY
                                + ")(?:(?<=(?:on|closed|open|every|until|by|next|last|this)\\s" + WEEKDAY
                                + ")\\.|\\.(?=,?\\s?(?:" + MONTH
                                + "|\\d|[-–&]|at\\s|and\\s|to\\s))|(?=,?\\s(?:"
                                + MONTH + "|\\d))|(?=\\s?[-–&]\\s?" + WEEKDAY + "(?!\\p{L}))|(?<=[-–&]\\s?" + WEEKDAY
                                + ")\\.?)(?!\\p{L})",
                        found -> weekday(found.get("weekday"))));
    }

    private static @Nullable String monthFirst(Found found) {
        int day = number(found, "day");
        if (day < 1 || day > 31) {
            return null;
        }
        NumberWords numbers = found.numbers();
        String the = numbers.language() == Language.EN_GB ? " the " : " ";
        String last = found.has("last") ? " to" + the + numbers.ordinal(number(found, "last")) : "";
        return name(found.get("month")) + the + numbers.ordinal(day) + last + year(found);
    }

    private static @Nullable String dayFirst(Found found) {
        int day = number(found, "day");
        if (day < 1 || day > 31) {
            return null;
        }
        NumberWords numbers = found.numbers();
        String the = found.wordBefore().equalsIgnoreCase("the") ? "" : "the ";
        String last = found.has("last") ? " to the " + numbers.ordinal(number(found, "last")) : "";
        return the + numbers.ordinal(day) + last + " of " + name(found.get("month")) + year(found);
    }

    private static @Nullable String numeric(Found found) {
        int first = number(found, "first");
        int second = number(found, "second");
        boolean dots = found.get("mark").equals(".");
        if (dots && found.get("year").length() < 4) {
            return null;
        }
        boolean dayFirst = dots || found.numbers().language() == Language.EN_GB;
        int month = dayFirst ? second : first;
        int day = dayFirst ? first : second;
        return month > 12 ? date(found, month, day) : date(found, day, month);
    }

    private static @Nullable String dayOfYear(Found found) {
        int first = number(found, "first");
        int second = number(found, "second");
        boolean british = found.numbers().language() == Language.EN_GB;
        int month = british ? second : first;
        int day = british ? first : second;
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            return null;
        }
        String ordinal = found.numbers().ordinal(day);
        return british ? "the " + ordinal + " of " + MONTHS.get(month - 1) : MONTHS.get(month - 1) + " " + ordinal;
    }

    private static @Nullable String date(Found found, int day, int month) {
        if (day < 1 || day > 31 || month < 1 || month > 12) {
            return null;
        }
        String ordinal = found.numbers().ordinal(day);
        String name = MONTHS.get(month - 1);
        String written = found.get("year");
        int year = Integer.parseInt(written);
        int century = written.length() == 4 ? 0 : year < 50 ? 2000 : 1900;
        String spoken = found.numbers().language() == Language.EN_GB
                ? "the " + ordinal + " of " + name
                : name + " " + ordinal + ",";
        return spoken + " " + found.numbers().year(century + year);
    }

    private static String year(Found found) {
        if (!found.has("year")) {
            return "";
        }
        return (found.has("comma") ? ", " : " ") + found.numbers().year(number(found, "year"));
    }

    private static String weekday(String written) {
        return WEEKDAYS.stream()
                .filter(day -> day.startsWith(written))
                .findFirst()
                .orElse(written);
    }

    /** The whole name of a month from its first letters. */
    private static String name(String written) {
        String letters = written.replace(".", "").toLowerCase(Locale.ROOT);
        return MONTHS.stream()
                .filter(month -> month.toLowerCase(Locale.ROOT).startsWith(letters.substring(0, 3)))
                .findFirst()
                .orElse(written);
    }

    private static int number(Found found, String group) {
        return Integer.parseInt(found.get(group));
    }
}
