package dev.voicemill.worker.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One way of writing something and how it is said. Patterns are bounded: no repetition without a limit stands inside
 * another one, so a hostile script costs no more than a long one.
 *
 * @param name what it reads, for people who look for it
 * @param numeric whether it finds nothing in a text without digits
 */
record Rule(String name, Pattern pattern, Reading reading, boolean numeric) {
    static Rule of(String name, String pattern, Reading reading) {
        return new Rule(name, Pattern.compile(pattern), reading, false);
    }

    /** The same rules for sentences with a number in them only; most have none, and are read faster so. */
    static List<Rule> numeric(List<Rule> rules) {
        return rules.stream()
                .map(rule -> new Rule(rule.name(), rule.pattern(), rule.reading(), true))
                .toList();
    }

    void apply(Passage passage, NumberWords numbers) {
        if (!numeric || passage.hasNumber()) {
            passage.read(pattern, reading, numbers);
        }
    }
}
