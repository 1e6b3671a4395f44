package dev.voicemill.worker.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signs that are read aloud: "&", "+", "=", "#5", "~20", "C++", "km²", "3 < 5". Marks of layout and markup (asterisks,
 * bars, bullets, arrows, trademark signs, emoji) are not text and have no words.
 */
final class Symbols {
    private static final Map<String, String> NAMES = names();

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Symbols() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of("C plus plus", "(?<![\\p{L}\\d])C\\+\\+(?!\\+)", found -> "C. plus plus"),
                Rule.of(
                        "sharp",
                        "(?<![\\p{L}\\d])(?<letter>[CFG])#(?![\\p{L}\\d#])",
                        found -> found.get("letter") + ". sharp"),
                Rule.of(
                        "number sign",
                        "(?<![\\p{L}\\d&#])#(?=\\d)",
                        found -> found.wordBefore().equalsIgnoreCase("number") ? "" : "number"),
                Rule.of("about", "(?<![\\p{L}\\d~])~(?=[$£€]?\\d)", found -> "about"),
                Rule.of(
                        "face",
                        "(?=[:;=8<])(?<=^|\\s)(?:[:;=8][-']?[)(DPpO\\\\|*]|<3(?=\\s*(?:$|[^\\s\\p{L}\\d])))(?=\\s|$|[.,!?])",
                        found -> ""),
                Rule.of(
                        "letter with a power",
                        "(?<![\\p{L}\\d'])\\p{L}(?=[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]|\\^\\d)",
                        found -> Codes.letters(found.all())),
                Rule.of("raised number", "(?<=[\\p{L}\\d)])⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}", Symbols::raised),
                Rule.of("division", "(?<=\\d)\\s[/÷]\\s(?=\\d)", found -> "divided by"),
                Rule.of("power", "(?<=[\\p{L}\\d)])\\^(?<power>\\d{1,3})(?!\\d)", Symbols::power),
                Rule.of("times", "(?<=\\d)\\s?\\*\\s?(?=\\d)", found -> "times"),
                Rule.of(
                        "difference",
                        "(?<=\\d )[-−–](?= \\d{1,9}(?:\\.\\d{1,9})? =)|(?<=[\\d)] ?)−(?= ?[\\d(])",
                        found -> "minus"),
                Rule.of("inequality", "<=|>=|!=|==|(?<=\\s)[<>](?=\\s)|[<>](?=\\d)", Symbols::compare),
                Rule.of(
                        "per",
                        "(?<=[\\p{L}\\d%])/(?<unit>hr|hour|day|week|wk|month|mo|year|yr|person|user|night|unit|item|share|kg|lb|mile|minute|min|second|sec|gallon|litre|liter|L)(?![\\p{L}\\d])",
                        found -> "per " + unit(found.get("unit"))),
                Rule.of("lone minus", "(?<=\\s)−(?=\\s)|−(?=\\p{L})", found -> "minus"),
                Rule.of("letters from to", "(?<=(?<!\\p{L})\\p{Lu})\\s?[-–]\\s?(?=\\p{Lu}(?!\\p{L}|-))", found -> "to"),
                Rule.of(
                        "named sign",
                        "\\p{So}|[&+=%@§¶$£€¥¢₹]|(?<!\\p{IsGreek})\\p{IsGreek}(?!\\p{IsGreek})|[\\p{Sm}\\p{Sc}&&[^<>|~+=−]]",
                        Symbols::name));
    }

    private static String power(Found found) {
        return power(found.get("power"), found.numbers());
    }

    private static String power(String digits, NumberWords numbers) {
        return switch (digits) {
            case "2" -> "squared";
            case "3" -> "cubed";
            default -> "to the power of " + numbers.cardinal(digits);
        };
    }

    /** A raised number after a digit, a bracket or one letter is a power; after a word it is a note, and silent. */
    private static String raised(Found found) {
        StringBuilder digits = new StringBuilder();
        found.all().chars().map(RAISED::indexOf).filter(digit -> digit >= 0).forEach(digits::append);
        if (found.all().startsWith("⁻")) {
            return "to the power of minus " + found.numbers().cardinal(digits.toString());
        }
        String power = digits.toString();
        boolean note = found.before().matches("(?s).*\\p{L}{2,}") && !power.equals("2") && !power.equals("3");
        return note ? "" : power(power, found.numbers());
    }

    private static String compare(Found found) {
        return switch (found.all()) {
            case "<" -> "is less than";
            case ">" -> "is greater than";
            case "<=" -> "is at most";
            case ">=" -> "is at least";
            case "!=" -> "is not equal to";
            default -> "equals";
        };
    }

    private static String unit(String written) {
        return switch (written) {
            case "hr" -> "hour";
            case "wk" -> "week";
            case "mo" -> "month";
            case "yr" -> "year";
            case "kg" -> "kilogram";
            case "lb" -> "pound";
            case "min" -> "minute";
            case "sec" -> "second";
            case "L" -> "liter";
            default -> written;
        };
    }

    /** Signs of mathematics and money that the table lacks are said by their Unicode name; pictures are silent. */
    private static @Nullable String name(Found found) {
        String sign = found.all();
        @Nullable String name = NAMES.get(sign);
        int point = sign.codePointAt(0);
        int type = Character.getType(point);
        if (name != null) {
            return name;
        }
        if ((type != Character.MATH_SYMBOL && type != Character.CURRENCY_SYMBOL) || isArrow(point)) {
            return null;
        }
        @Nullable String unicode = Character.getName(point);
        return unicode == null
                ? null
                : unicode.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", " ").strip();
    }

    private static boolean isArrow(int point) {
        return (point >= 0x2190 && point <= 0x21FF)
                || (point >= 0x25A0 && point <= 0x25FF)
                || (point >= 0x2900 && point <= 0x297F);
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (List<String> row : Table.read(Symbols.class, "symbols.tsv", 2)) {
            names.put(row.get(0), row.get(1));
        }
        return names;
    }
}
