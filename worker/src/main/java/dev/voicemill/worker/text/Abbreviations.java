package dev.voicemill.worker.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shortened words and what is said for them, from the table {@code abbreviations.tsv}; some depend on what stands around
 * them ("Dr. Hill", "Hill Dr."). Also letters with full stops ("U.S.", "J. K."), which are spelled.
 */
final class Abbreviations {
    private record Row(String where, String spoken, boolean ends) {}

    private static final Map<String, List<Row>> ROWS = rows();
    private static final Pattern CAPITAL_NEXT = Pattern.compile("^\\s\\p{Lu}");
    private static final Pattern NUMBER_NEXT = Pattern.compile("^\\s?(?:[#$£€]?\\d|(?:[IVXLC]{2,7}|[VX])(?!\\p{L}))");
    private static final Pattern NUMBER_BEFORE = Pattern.compile("\\d\\s?$");
    private static final Pattern NAME_BEFORE =
            Pattern.compile("(?<!\\p{L})\\p{Lu}[\\p{L}'-]{0,30},?\\s$|\\d(?:st|nd|rd|th)\\s$");
    private static final Pattern HOUSE_NUMBER = Pattern.compile("\\d\\s(?:\\p{Lu}[\\p{L}.'-]{0,30}\\s){1,3}$");

    private Abbreviations() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        "abbreviation",
                        "(?<![\\p{L}\\d.'])(?:w/o?(?![\\p{L}\\d])|b/c(?!\\p{L})|\\p{L}{1,9}(?:\\.\\p{L}{1,3}){0,3}\\.?(?![\\p{L}\\d]))",
                        Abbreviations::say),
                Rule.of(
                        "letters with full stops",
                        "(?<![\\p{L}\\d.'])\\p{L}(?:\\.\\p{L}){1,7}(?:\\.|(?=[^\\p{L}\\d.]|$))(?!\\p{L})",
                        found -> letters(found)),
                Rule.of(
                        "letters joined by and",
                        "(?<![\\p{L}\\d])(?<left>\\p{Lu}{1,3})&(?<right>\\p{Lu}{1,3})(?<owner>'s)?(?!\\p{L})",
                        found -> Codes.letters(found.get("left")) + " and "
                                + (found.has("owner") ? found.get("right") + "'s" : Codes.letters(found.get("right")))),
                Rule.of(
                        "initial",
                        "(?<![\\p{L}\\d.'])\\p{Lu}\\.(?=\\s?\\p{Lu}|\\s?[,)]|$)",
                        found -> found.all().equals("I.") ? null : found.all()),
                Rule.of(
                        "letter A",
                        "(?=A)(?:(?<=(?<!\\p{L})(?i:plan|vitamin|grade|group|type|section|team|class|option|exhibit|part|hepatitis|level|letter|"
                                + "point|side|series|appendix|item|question|case|scenario|version|variant|an|straight)\\s)|(?<=\\S\\s))A(?=[,;:!?)]|\\.?$|\\s(?:is|was|and|to|or)\\s)",
                        found -> "A."));
    }

    /** Whether the table has this abbreviation, wherever it stands. */
    static boolean knows(String written) {
        return ROWS.containsKey(written);
    }

    /** Whether a full stop after this word belongs to it; {@code after} is what follows the stop. */
    static boolean stops(String written, String before, String after) {
        return row(written, before, after).isPresent();
    }

    /** Whether a sentence may end with this abbreviation, where the next word opens one. */
    static boolean mayEnd(String written, String before, String after) {
        return row(written, before, after).map(Row::ends).orElse(true);
    }

    private static @Nullable String say(Found found) {
        return row(found.all(), found.before(), found.after()).map(Row::spoken).orElse(null);
    }

    private static String letters(Found found) {
        return Codes.letters(found.all().replace(".", ""));
    }

    private static Optional<Row> row(String written, String before, String after) {
        String small = written.substring(0, 1).toLowerCase(Locale.ROOT) + written.substring(1);
        List<Row> rows = ROWS.getOrDefault(written, ROWS.getOrDefault(small, List.of()));
        return rows.stream().filter(row -> fits(row.where(), before, after)).findFirst();
    }

    private static boolean fits(String where, String before, String after) {
        boolean capitalNext = CAPITAL_NEXT.matcher(after).find();
        return switch (where) {
            case "any" -> true;
            case "name" -> capitalNext;
            case "number" -> NUMBER_NEXT.matcher(after).find();
            case "after-number" -> NUMBER_BEFORE.matcher(before).find();
            case "after-name" ->
                HOUSE_NUMBER.matcher(before).find()
                        || (NAME_BEFORE.matcher(before).find()
                                && (!capitalNext || Starters.opens(after))
                                && !Starters.opens(lastWord(before)));
            default -> throw new IllegalStateException("abbreviations.tsv knows no place \"" + where + '"');
        };
    }

    private static String lastWord(String before) {
        String trimmed = before.stripTrailing();
        return trimmed.substring(trimmed.lastIndexOf(' ') + 1);
    }

    private static Map<String, List<Row>> rows() {
        Map<String, List<Row>> rows = new HashMap<>();
        for (List<String> row : Table.read(Abbreviations.class, "abbreviations.tsv", 4)) {
            rows.computeIfAbsent(row.get(0), _ -> new ArrayList<>())
                    .add(new Row(row.get(1), row.get(2), row.get(3).equals("maybe")));
        }
        return rows;
    }
}
