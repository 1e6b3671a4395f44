package dev.voicemill.worker.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words that stand as they are written: letters with their apostrophes and inner hyphens. */
final class Words {
    private static final Pattern WORD = Pattern.compile(
            "'?[\\p{L}\\p{M}]{1,64}(?:'[\\p{L}\\p{M}]{1,64}){0,8}(?:-[\\p{L}\\p{M}]{1,64}(?:'[\\p{L}\\p{M}]{1,64}){0,8}){0,16}'?");

    private Words() {}

    /**
     * Gives every free run of letters its word.
     *
     * @param soft the sentence is in capitals throughout, so that its words are said in small letters
     * @return the first run of letters that no rule can say, or empty
     */
    static Optional<String> apply(Passage passage, boolean soft) {
        CharSequence text = passage.text();
        Matcher matcher = WORD.matcher(text).useTransparentBounds(true);
        for (int at = 0; at < text.length() && matcher.find(at); ) {
            int start = matcher.start();
            int end = freeEnd(passage, start, matcher.end());
            if (end == start) {
                at = start + 1;
                continue;
            }
            String written = text.subSequence(start, end).toString();
            if (!isLatin(written)) {
                return Optional.of(written);
            }
            String word = trim(written, start > 0 ? text.charAt(start - 1) : ' ');
            if (!word.isEmpty()) {
                passage.say(start, end, soft && !Capitals.isSpelled(word) ? word.toLowerCase(Locale.ROOT) : word);
            }
            at = end;
        }
        return Optional.empty();
    }

    private static int freeEnd(Passage passage, int start, int end) {
        int free = start;
        while (free < end && !passage.isTaken(free)) {
            free++;
        }
        return free;
    }

    /** A leading apostrophe after a letter or digit, and hyphens and dots of no use, fall away. */
    private static String trim(String written, char before) {
        String word = written;
        while (word.startsWith("-")
                || (word.startsWith("'") && Character.isLetterOrDigit(before) && word.length() > 2)) {
            word = word.substring(1);
        }
        return word.replaceAll("[-']+$", word.endsWith("s'") || word.endsWith("n'") ? "'" : "");
    }

    private static boolean isLatin(String word) {
        return word.codePoints().filter(Character::isLetter).allMatch(point -> switch (Character.UnicodeScript.of(
                point)) {
            case LATIN, COMMON, INHERITED -> true;
            default -> false;
        });
    }
}
