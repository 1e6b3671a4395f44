package dev.voicemill.worker.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Letters and digits in one word: "MP3", "F-16", "COVID-19", "H2O", "1080p", "Boeing 747-400", "A4". */
final class Codes {
    private static final Pattern RUN = Pattern.compile("\\p{L}+|\\d+");

    private Codes() {}

    static List<Rule> rules() {
        return List.of(Rule.of(
                "code",
                "(?<![\\p{L}\\d'])(?=[\\p{L}-]{0,24}\\d)(?=[\\d-]{0,24}\\p{L})[\\p{L}\\d]{1,24}(?:-[\\p{L}\\d]{1,24}){0,4}(?![\\p{L}\\d]|\\.\\d)",
                Codes::say));
    }

    /** Letters as the voice spells them: dotted capitals. */
    static String letters(String run) {
        StringBuilder spelled = new StringBuilder();
        run.toUpperCase(Locale.ROOT)
                .codePoints()
                .forEach(letter -> spelled.appendCodePoint(letter).append('.'));
        return spelled.toString();
    }

    /** Digits as people say them in names: "three twenty", "ten eighty", "nineteen". */
    static String digits(String run, NumberWords numbers) {
        int length = run.length();
        if (run.startsWith("0") || length > 4) {
            return numbers.digits(run);
        }
        if (length < 3 || run.endsWith("00")) {
            return numbers.cardinal(run);
        }
        return numbers.cardinal(run.substring(0, length - 2)) + " " + numbers.pair(run.substring(length - 2));
    }

    private static @Nullable String say(Found found) {
        String code = found.all();
        if (code.matches("\\d+(?:-\\p{L}{2,})+")) {
            return null;
        }
        List<String> words = new ArrayList<>();
        Matcher matcher = RUN.matcher(code);
        while (matcher.find()) {
            String run = matcher.group();
            boolean last = matcher.end() == code.length();
            if (last && run.equals("s") && !words.isEmpty()) {
                words.add(found.numbers().plural(words.removeLast()));
            } else if (Character.isDigit(run.charAt(0))) {
                words.addAll(List.of(digits(run, found.numbers()).split(" ")));
            } else {
                words.add(word(run, code));
            }
        }
        return String.join(" ", words);
    }

    /** Up to three capitals or two small letters are spelled; the lexicon decides about longer runs. */
    private static String word(String run, String code) {
        boolean capitals = run.equals(run.toUpperCase(Locale.ROOT));
        boolean spelled =
                run.length() == 1 || (capitals && run.length() <= 3) || (run.length() == 2 && !code.contains("-"));
        return spelled ? letters(run) : run;
    }
}
