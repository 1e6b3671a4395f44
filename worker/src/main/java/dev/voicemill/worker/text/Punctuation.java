package dev.voicemill.worker.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The marks of a sentence: stops, rests, dashes, brackets and quotation marks of all kinds. */
final class Punctuation {
    private static final Pattern ELLIPSIS = Pattern.compile("\\.(?: ?\\.){1,40}|…+");
    private static final Pattern DASH = Pattern.compile(
            "—+|-{2,}|(?<=\\s)[-–](?=\\s)|(?<=[\\p{L}\\d,.!?\"”'])–(?=\\s)|(?<=\\s)–(?=[\\p{L}\\d\"“'])|(?<=[\\p{L}\"”'.!?]) ?-$");
    private static final Pattern STOPS = Pattern.compile("[!?‽⁇⁈⁉]{1,64}");
    private static final Pattern SINGLE = Pattern.compile("[.,;:()\\[\\]{}“”\"]");
    /** A word that begins with an apostrophe is no quotation. */
    private static final Set<String> CLIPPED = Set.of(
            "til", "till", "tis", "twas", "twere", "twill", "em", "cause", "bout", "round", "n", "cept", "neath",
            "nuff", "tude", "twixt", "cos", "coz", "nother", "gainst", "fraid", "pon", "mongst", "kay", "ello", "im",
            "er", "un");

    private static final int LONGEST_QUOTATION = 1_000;
    private static final Pattern OPENING = Pattern.compile("(?<=^|[\\s(\\[“\"—–-])'(?=[\\p{L}\\d“\"(])");
    private static final Pattern CLOSING = Pattern.compile("(?<=[\\p{L}\\d.,!?…;:)—-])'(?![\\p{L}\\d])");
    private static final Pattern WORD = Pattern.compile("\\p{L}{1,12}");

    private Punctuation() {}

    /** Marks everything of a passage that is punctuation and has no words yet. */
    static void apply(Passage passage) {
        mark(passage, ELLIPSIS, '…');
        mark(passage, DASH, '—');
        quotations(passage);
        stops(passage);
        singles(passage);
    }

    private static void mark(Passage passage, Pattern pattern, char symbol) {
        Matcher matcher = pattern.matcher(passage.text());
        while (matcher.find()) {
            if (!passage.isTaken(matcher.start())) {
                passage.mark(matcher.start(), matcher.end(), symbol);
            }
        }
    }

    /** "?!" keeps both, "!!!" is one. */
    private static void stops(Passage passage) {
        Matcher matcher = STOPS.matcher(passage.text());
        while (matcher.find()) {
            if (passage.isTaken(matcher.start())) {
                continue;
            }
            String run = matcher.group();
            boolean asks = run.chars().anyMatch(c -> c != '!');
            passage.mark(matcher.start(), matcher.start() + 1, asks ? '?' : '!');
            if (asks && run.indexOf('!') >= 0 && run.length() > 1) {
                passage.mark(matcher.start() + 1, matcher.end(), '!');
            }
        }
    }

    private static void singles(Passage passage) {
        CharSequence text = passage.text();
        Matcher matcher = SINGLE.matcher(text);
        while (matcher.find()) {
            int at = matcher.start();
            if (!passage.isTaken(at)) {
                passage.mark(
                        at,
                        at + 1,
                        switch (text.charAt(at)) {
                            case '[', '{' -> '(';
                            case ']', '}' -> ')';
                            case '"' -> opens(text, at) ? '“' : '”';
                            default -> text.charAt(at);
                        });
            }
        }
    }

    private static boolean opens(CharSequence text, int at) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        char after = at + 1 == text.length() ? ' ' : text.charAt(at + 1);
        return !Character.isWhitespace(after) && (Character.isWhitespace(before) || "([—–-“'".indexOf(before) >= 0);
    }

    /** Single quotation marks come in pairs; an apostrophe that opens a clipped word ('til) is none. */
    private static void quotations(Passage passage) {
        CharSequence text = passage.text();
        Matcher opening = OPENING.matcher(text);
        Matcher closing = CLOSING.matcher(text);
        int from = 0;
        while (from < text.length() && opening.find(from)) {
            int start = opening.start();
            from = start + 1;
            if (passage.isTaken(start) || isClipped(text, start + 1)) {
                continue;
            }
            closing.region(start + 1, Math.min(text.length(), start + LONGEST_QUOTATION));
            if (!closing.useTransparentBounds(true).find()) {
                return;
            }
            passage.mark(start, start + 1, '“');
            if (!passage.isTaken(closing.start())) {
                passage.mark(closing.start(), closing.end(), '”');
            }
            from = closing.end();
        }
    }

    private static boolean isClipped(CharSequence text, int at) {
        Matcher word = WORD.matcher(text).region(at, text.length());
        return word.lookingAt() && CLIPPED.contains(word.group().toLowerCase(Locale.ROOT));
    }
}
