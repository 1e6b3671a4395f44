package dev.voicemill.worker.text;

import java.util.regex.Pattern;

/**
 * One way of writing something and how it is said. Patterns are bounded: no repetition without a limit stands inside
 * another one, so a hostile script costs no more than a long one.
 *
 * @param name what it reads, for tests and for people
 */
record Rule(String name, Pattern pattern, Reading reading) {
    static Rule of(String name, String pattern, Reading reading) {
        return new Rule(name, Pattern.compile(pattern), reading);
    }

    void apply(Passage passage, NumberWords numbers) {
        passage.read(pattern, reading, numbers);
    }
}
