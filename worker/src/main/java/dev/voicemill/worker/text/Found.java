package dev.voicemill.worker.text;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a rule's pattern found, with a look at the neighbours. */
final class Found {
    private static final int NEIGHBOURS = 48;
    private static final Pattern LAST_WORDS = Pattern.compile("(?:([\\p{L}']{1,24})[ -])?([\\p{L}']{1,24})\\.?[ -]?$");
    private static final Pattern NEXT_WORD = Pattern.compile("^[ -]?([\\p{L}][\\p{L}']{0,24})");

    private final MatchResult match;
    private final CharSequence text;
    private final NumberWords numbers;

    Found(MatchResult match, CharSequence text, NumberWords numbers) {
        this.match = match;
        this.text = text;
        this.numbers = numbers;
    }

    NumberWords numbers() {
        return numbers;
    }

    String all() {
        return match.group();
    }

    /** A named group, or null when it took no part in the match. */
    @Nullable
    String optional(String group) {
        return match.group(group);
    }

    /** A named group that always takes part. */
    String get(String group) {
        @Nullable String value = match.group(group);
        if (value == null) {
            throw new IllegalStateException("group " + group + " took no part in \"" + all() + '"');
        }
        return value;
    }

    boolean has(String group) {
        return match.group(group) != null;
    }

    /** Up to 48 characters before the match. */
    String before() {
        return text.subSequence(Math.max(0, match.start() - NEIGHBOURS), match.start())
                .toString();
    }

    /** Up to 48 characters after the match. */
    String after() {
        return text.subSequence(match.end(), Math.min(text.length(), match.end() + NEIGHBOURS))
                .toString();
    }

    boolean atStart() {
        return before().isBlank();
    }

    /** The word that stands right before, with its case; empty when something else does. */
    String wordBefore() {
        Matcher matcher = LAST_WORDS.matcher(before());
        return matcher.find() ? matcher.group(2) : "";
    }

    /** The word before {@link #wordBefore()}, or empty. */
    String secondWordBefore() {
        Matcher matcher = LAST_WORDS.matcher(before());
        return matcher.find() && matcher.group(1) != null ? matcher.group(1) : "";
    }

    /** The word that follows right after, with its case; empty when something else does. */
    String wordAfter() {
        Matcher matcher = NEXT_WORD.matcher(after());
        return matcher.find() ? matcher.group(1) : "";
    }
}
