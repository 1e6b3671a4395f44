package dev.voicemill.worker.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Numbers that are dialled or keyed, said digit by digit with a rest between their groups: "+1 (512) 555-0199". */
final class Phones {
    private static final Pattern GROUP = Pattern.compile("\\d{1,12}");

    private Phones() {}

    static List<Rule> rules() {
        return List.of(
                Rule.of(
                        "international number",
                        "(?<![\\p{L}\\d])\\+\\d{1,3}(?:[ .-]?\\(?\\d{1,5}\\)?){2,6}(?!\\d)",
                        found -> "plus " + groups(found)),
                Rule.of(
                        "number with area code",
                        "(?<![\\p{L}\\d$£€.])(?:1[ .-])?(?:\\(\\d{3,5}\\)\\s?|\\d{3}[ .-])\\d{3,4}[ .-]\\d{3,4}(?![\\d%]|[.,-]\\d)",
                        Phones::groups),
                Rule.of(
                        "British number",
                        "(?<![\\p{L}\\d.,])0\\d{2,4} \\d{3,4}(?: \\d{3,4})?(?![\\d%]|[.,]\\d)",
                        Phones::groups),
                Rule.of("local number", "(?<![\\p{L}\\d.,$£€-])\\d{3}-\\d{4}(?![\\d%]|[.,-]\\d)", Phones::local),
                Rule.of(
                        "groups of digits",
                        "(?<![\\p{L}\\d.,$£€-])\\d{1,6}(?:-\\d{1,6}){2,6}(?![\\p{L}\\d]|-\\p{L})",
                        Phones::groups),
                Rule.of("card number", "(?<![\\p{L}\\d.,])\\d{4} \\d{4} \\d{4} \\d{3,4}(?!\\d)", Phones::groups));
    }

    private static String groups(Found found) {
        Matcher matcher = GROUP.matcher(found.all());
        return matcher.results()
                .map(group -> found.numbers().digits(group.group()))
                .collect(Collectors.joining(", "));
    }

    /** "100-1000" is a range of round numbers; "555-0199" is a telephone. */
    private static @Nullable String local(Found found) {
        return found.all().endsWith("00") && found.all().charAt(4) != '0' ? null : groups(found);
    }
}
