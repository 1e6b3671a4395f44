package dev.voicemill.worker.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plain numbers and what is built of them: ordinals, fractions, versions, ranges, negatives, serials, and the rest. */
final class Numbers {
    private static final Map<String, String> VULGAR = Map.ofEntries(
            Map.entry("½", "1/2"),
            Map.entry("⅓", "1/3"),
            Map.entry("⅔", "2/3"),
            Map.entry("¼", "1/4"),
            Map.entry("¾", "3/4"),
            Map.entry("⅕", "1/5"),
            Map.entry("⅖", "2/5"),
            Map.entry("⅗", "3/5"),
            Map.entry("⅘", "4/5"),
            Map.entry("⅙", "1/6"),
            Map.entry("⅚", "5/6"),
            Map.entry("⅐", "1/7"),
            Map.entry("⅛", "1/8"),
            Map.entry("⅜", "3/8"),
            Map.entry("⅝", "5/8"),
            Map.entry("⅞", "7/8"),
            Map.entry("⅑", "1/9"),
            Map.entry("⅒", "1/10"));

    /** What stands before digits that are a name and not a count. */
    private static final String SERIAL =
            "(?i:code|pin|id|zip|account|serial|order|ticket|invoice|tracking|case|extension|ext\\.?|dial|text|call|passcode|password)";

    private static final String VERSIONED =
            "(?:version|release|v\\.?|Python|Java|Ruby|PHP|Perl|Node|iOS|iPadOS|macOS|Android|Ubuntu|Debian|Fedora|Windows|"
                    + "Postgres|PostgreSQL|MySQL|Redis|Kubernetes|Django|Rails|Swift|Kotlin|Linux|kernel|Chrome|Firefox)";

    private static final Set<Integer> OUT_OF = Set.of(10, 20, 50, 100);

    private Numbers() {}

    static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        rules.add(Rule.of(
                "number of a list item",
                "^(?<number>\\d{1,3})[.)](?=\\s)",
                found -> found.numbers().cardinal(found.get("number")) + ","));
        rules.add(Rule.of(
                "Internet address", "(?<![\\p{L}\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d]|\\.\\d)", Numbers::address));
        rules.add(Rule.of(
                "version",
                "(?<![\\p{L}\\d.,])(?<v>[vV])?(?<parts>\\d{1,4}(?:\\.\\d{1,5}){2,3})(?!\\d|\\.\\d)",
                found -> (found.has("v") ? "version " : "") + parts(found)));
        rules.add(Rule.of(
                "version of something named",
                "(?=\\d)(?<=(?<!\\p{L})" + VERSIONED + "\\s)(?<parts>\\d{1,4}(?:\\.\\d{1,5}){1,3})(?![\\d]|\\.\\d|x)",
                Numbers::parts));
        rules.add(Rule.of(
                "short version",
                "(?<![\\p{L}\\d.])[vV](?<parts>\\d{1,4}(?:\\.\\d{1,5}){0,3})(?![\\p{L}\\d])",
                found -> "version " + parts(found)));
        rules.add(Rule.of("all day", "(?<![\\p{L}\\d/])24/7(?![\\d/])", found -> "twenty four seven"));
        rules.add(Rule.of("eleventh of September", "(?<![\\p{L}\\d/])9/11(?![\\d/])", found -> "nine eleven"));
        rules.add(Rule.of(
                "even chances",
                "(?<![\\p{L}\\d/.,-])(?<half>\\d{1,3})[/-]\\k<half>(?![\\d/-]|[.,]\\d)",
                found -> found.numbers().cardinal(found.get("half")) + " "
                        + found.numbers().cardinal(found.get("half"))));
        rules.add(Rule.of(
                "mixed fraction",
                Amount.START
                        + "(?<whole>\\d{1,6})(?:[ -](?<top>\\d{1,2})/(?<bottom>\\d{1,3})(?![/\\d])|[ -]?(?<vulgar>[½¼¾⅐-⅒⅓-⅞]))",
                Numbers::mixed));
        rules.add(Rule.of("vulgar fraction", "[½¼¾⅐-⅒⅓-⅞]", found -> fraction(found, vulgar(found.all()))));
        rules.add(Rule.of(
                "fraction",
                "(?<![\\p{L}\\d/.,])(?<top>\\d{1,3})/(?<bottom>\\d{1,3})(?:ths?|rds?|nds?)?(?![/\\d\\p{L}]|[.,]\\d)",
                found -> fraction(found, found.get("top") + "/" + found.get("bottom"))));
        rules.add(Rule.of(
                "ordinal",
                Amount.START + "(?<number>\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,15})(?i:st|nd|rd|th)(?![\\p{L}\\d])",
                found -> found.numbers().ordinal(found.get("number"))));
        return List.copyOf(rules);
    }

    /** The rules for numbers that no other rule wanted. */
    static List<Rule> rest() {
        return List.of(
                Rule.of(
                        "serial number",
                        "(?=\\d)(?<=(?<!\\p{L})" + SERIAL
                                + "(?: (?:number|no\\.|is|code))?:? #?)(?<number>\\d{3,18})(?![\\p{L}\\d]|[.,]\\d)",
                        found -> found.numbers().digits(found.all())),
                Rule.of(
                        "leading zeros",
                        Amount.START + "0\\d{1,17}(?![\\p{L}\\d]|[.,]\\d)",
                        found -> found.numbers().digits(found.all())),
                Rule.of(
                        "negative number",
                        "(?=[-−])(?<=^|[\\s(“\"'=<>≤≥~±,:])[-−](?<number>" + Amount.NUMBER + ")",
                        found -> "minus " + found.numbers().number(found.get("number"))),
                Rule.of(
                        "range",
                        "(?=[-–])(?:(?<=[\\d%°¢.\\p{L}])–(?=[$£€]?\\d)|(?<=\\d ?[%°]?[\\p{L}²³.]{0,4})-(?=[$£€]?\\d)|(?<=[\\d%°¢m.] )–(?= [$£€]?\\d))",
                        found -> "to"),
                Rule.of(
                        "plain number",
                        "(?<!\\d)" + Amount.NUMBER,
                        found -> found.numbers().number(found.all())),
                Rule.of("digits", "\\d{1,64}", found -> found.numbers().digits(found.all())));
    }

    private static String address(Found found) {
        List<String> parts = new ArrayList<>();
        for (String part : found.all().split("\\.", -1)) {
            parts.add(
                    part.length() < 3
                            ? found.numbers().cardinal(part)
                            : found.numbers().digits(part));
        }
        return String.join(" dot ", parts);
    }

    /** The parts of a version are numbers of their own: 3.11 is "three point eleven", 22.04 "twenty two oh four". */
    private static String parts(Found found) {
        List<String> parts = List.of(found.get("parts").split("\\.", -1));
        boolean dated =
                parts.size() == 2 && parts.get(1).length() == 2 && parts.get(1).startsWith("0");
        List<String> words = new ArrayList<>();
        for (String part : parts) {
            boolean oh = part.length() == 2 && part.startsWith("0");
            words.add(oh ? found.numbers().pair(part) : found.numbers().cardinal(part));
        }
        return String.join(dated ? " " : " point ", words);
    }

    private static String mixed(Found found) {
        String part = found.has("vulgar") ? vulgar(found.get("vulgar")) : found.get("top") + "/" + found.get("bottom");
        String spoken = fraction(found, part);
        return found.numbers().cardinal(found.get("whole")) + " and " + spoken.replaceFirst("^one half$", "a half");
    }

    private static String vulgar(String symbol) {
        return Optional.ofNullable(VULGAR.get(symbol)).orElse("1/2");
    }

    private static String fraction(Found found, String written) {
        NumberWords numbers = found.numbers();
        int slash = written.indexOf('/');
        int top = Integer.parseInt(written.substring(0, slash));
        int bottom = Integer.parseInt(written.substring(slash + 1));
        if (OUT_OF.contains(bottom) && top <= bottom && top > 1) {
            return numbers.cardinal(top) + " out of " + numbers.cardinal(bottom);
        }
        if (bottom < 2 || top == 0 || top > bottom || bottom > 100) {
            return numbers.cardinal(top) + " over " + numbers.cardinal(bottom);
        }
        String part = switch (bottom) {
            case 2 -> top == 1 ? "half" : "halves";
            case 4 -> top == 1 ? "quarter" : "quarters";
            default -> numbers.ordinal(bottom) + (top == 1 ? "" : "s");
        };
        return (numbers.cardinal(top) + " " + part).toLowerCase(Locale.ROOT);
    }
}
