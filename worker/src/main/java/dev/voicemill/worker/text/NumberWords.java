package dev.voicemill.worker.text;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import dev.voicemill.job.Language;
import java.util.Locale;

/**
 * Numbers in English words, as the language's speakers say them: "one hundred and five" in British English, "one hundred
 * five" in American. Words are set apart by single spaces, without hyphens. Any thread.
 */
final class NumberWords {
    private static final int LONGEST = 15;
    private static final String[] DIGITS = {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
    };
    /** ICU's formats keep state while they format. */
    private static final RuleBasedNumberFormat SPELLOUT =
            new RuleBasedNumberFormat(ULocale.ENGLISH, RuleBasedNumberFormat.SPELLOUT);

    private final Language language;

    NumberWords(Language language) {
        this.language = language;
    }

    Language language() {
        return language;
    }

    /** A whole number; thousands separators are ignored, and one too long to grasp is said digit by digit. */
    String cardinal(String digits) {
        String plain = digits.replace(",", "");
        return plain.length() > LONGEST ? digits(plain) : cardinal(Long.parseLong(plain));
    }

    String cardinal(long value) {
        return spell(value, british() ? "%spellout-cardinal-verbose" : "%spellout-cardinal");
    }

    String ordinal(String digits) {
        String plain = digits.replace(",", "");
        return plain.length() > LONGEST ? digits(plain) : ordinal(Long.parseLong(plain));
    }

    String ordinal(long value) {
        return spell(value, british() ? "%spellout-ordinal-verbose" : "%spellout-ordinal");
    }

    /** A number with or without a decimal part, of which every digit is said: "3.14", ".5", "1,200". */
    String number(String written) {
        int point = written.indexOf('.');
        if (point < 0) {
            return cardinal(written);
        }
        String fraction = digits(written.substring(point + 1));
        return (point == 0 ? "" : cardinal(written.substring(0, point)) + " ") + "point " + fraction;
    }

    /** Each digit by its name; anything else is passed over. */
    String digits(String written) {
        StringBuilder words = new StringBuilder();
        for (int at = 0; at < written.length(); at++) {
            int digit = Character.digit(written.charAt(at), 10);
            if (digit >= 0) {
                words.append(words.isEmpty() ? "" : " ").append(DIGITS[digit]);
            }
        }
        return words.toString();
    }

    /** A year: 1905 "nineteen oh five", 2005 "two thousand five", 2024 "twenty twenty four". */
    String year(int year) {
        if ((year >= 2000 && year < 2010) || year % 1000 == 0) {
            return cardinal(year);
        }
        return year >= 1000 && year < 10_000 ? spell(year, "%spellout-numbering-year") : cardinal(year);
    }

    /** Two digits that follow others, as in years and clock times: "oh five", "eighteen". */
    String pair(String twoDigits) {
        int value = Integer.parseInt(twoDigits);
        return twoDigits.startsWith("0") ? "oh " + DIGITS[value] : cardinal(value);
    }

    /** The plural of a number word: "nineties", "sixes", "hundreds". */
    String plural(String word) {
        if (word.endsWith("y")) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        return word + (word.endsWith("x") ? "es" : "s");
    }

    private String spell(long value, String rules) {
        synchronized (SPELLOUT) {
            return SPELLOUT.format(value, rules)
                    .replace('-', ' ')
                    .replace(",", "")
                    .toLowerCase(Locale.ROOT);
        }
    }

    private boolean british() {
        return language == Language.EN_GB;
    }
}
