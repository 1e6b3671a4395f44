package dev.voicemill.worker.text;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times of day and durations: "12:05", "7 a.m.", "14:30", "1:02:45", "0600 hours", and ratios like "3:1". */
final class Times {
    private static final String HALF = "(?<half>[aApP]\\.\\s?[mM]\\.?|[aApP][mM])";

    private Times() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        "clock time",
                        "(?<![\\p{L}\\d:.,])(?<hour>\\d{1,2}):(?<minute>[0-5]\\d)(?::(?<second>[0-5]\\d))?(?![\\d:]|\\.\\d)(?:\\s?"
                                + HALF + "(?![\\p{L}\\d]))?",
                        Times::clock),
                Rule.of(
                        "hour of a half day",
                        Amount.START + "(?<hour>1[0-2]|0?[1-9])(?:\\.(?<minute>[0-5]\\d))?\\s?" + HALF
                                + "(?![\\p{L}\\d])",
                        Times::hour),
                Rule.of(
                        "first hour of a range",
                        Amount.START + "(?<hour>1[0-2]|0?[1-9])(?=\\s?[-–]\\s?\\d{1,2}(?::\\d\\d)?\\s?[aApP]\\.?[mM])",
                        found -> found.numbers().cardinal(Long.parseLong(found.get("hour")))),
                Rule.of(
                        "hours of the service",
                        Amount.START + "(?<hour>[0-2]\\d)(?<minute>[0-5]\\d)(?=\\s(?:hours|hrs)(?!\\p{L}))",
                        found -> found.numbers().pair(found.get("hour")) + " "
                                + (found.get("minute").equals("00")
                                        ? "hundred"
                                        : found.numbers().pair(found.get("minute")))),
                Rule.of("port", "(?=:)(?<=\\d\\.\\d{1,3}|localhost):(?=\\d{2,5}(?!\\d))", found -> "colon"),
                Rule.of("verse", "(?=:)(?<=\\p{Lu}\\p{Ll}{2,20}\\s\\d{1,3}):(?=\\d)", found -> ""),
                Rule.of("ratio", "(?<=\\d):(?=\\d)", found -> "to"));
    }

    private static @Nullable String clock(Found found) {
        NumberWords numbers = found.numbers();
        int hour = Integer.parseInt(found.get("hour"));
        if (hour > 24 && !found.has("second")) {
            return numbers.cardinal(hour) + " " + numbers.pair(found.get("minute"));
        }
        String minute = found.get("minute");
        String half = half(found);
        String spoken = numbers.cardinal(hour);
        if (found.has("second")) {
            return spoken + " " + numbers.pair(minute) + " " + numbers.pair(found.get("second")) + half;
        }
        if (!minute.equals("00")) {
            return spoken + " " + numbers.pair(minute) + half;
        }
        boolean range =
                found.after().matches("(?s)\\s?[-–]\\s?\\d.*") || found.before().matches("(?s).*[-–]\\s?");
        if (!half.isEmpty() || range || found.wordAfter().equals("o'clock")) {
            return spoken + half;
        }
        return spoken + (hour >= 1 && hour <= 12 ? " o'clock" : " hundred");
    }

    private static String hour(Found found) {
        NumberWords numbers = found.numbers();
        String spoken = numbers.cardinal(Integer.parseInt(found.get("hour")));
        boolean full = !found.has("minute") || found.get("minute").equals("00");
        return spoken + (full ? "" : " " + numbers.pair(found.get("minute"))) + half(found);
    }

    /** " a.m." or " p.m.", dotted so that it is said as letters, or nothing. */
    private static String half(Found found) {
        if (!found.has("half")) {
            return "";
        }
        return " " + found.get("half").toLowerCase(Locale.ROOT).charAt(0) + ".m.";
    }
}
