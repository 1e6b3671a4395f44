package dev.voicemill.worker.text;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A display text brought down to the characters that the rules know (one space, one apostrophe, ASCII digits and
 * letters for their full-width forms, nothing invisible), with the way back to where each came from.
 */
final class PlainText {
    private static final int SOFT_HYPHEN = 0xAD;
    private static final String APOSTROPHES = "‘’‛ʼʻ´＇";
    private static final String OPENING = "„‟«‹“";
    private static final String CLOSING = "»›”";
    private static final String HYPHENS = "‐‑﹣－";
    /** These mean something as they are; compatibility forms would lose it ("m²" is not "m2"). */
    private static final String KEPT = "…‥™®©℠⁰¹²³⁴⁵⁶⁷⁸⁹⁻¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞′″ªº";

    private final String text;
    private final int[] from;
    private final int[] to;

    private PlainText(String text, int[] from, int[] to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    /** The plain form of a display text. */
    static PlainText of(String display) {
        StringBuilder text = new StringBuilder(display.length());
        int[] from = new int[display.length() + 16];
        int[] to = new int[display.length() + 16];
        for (int at = 0; at < display.length(); ) {
            int point = display.codePointAt(at);
            int end = at + Character.charCount(point);
            String folded = fold(point);
            int length = text.length() + folded.length();
            if (length > from.length) {
                from = Arrays.copyOf(from, length * 2);
                to = Arrays.copyOf(to, length * 2);
            }
            Arrays.fill(from, text.length(), length, at);
            Arrays.fill(to, text.length(), length, end);
            text.append(folded);
            at = end;
        }
        return new PlainText(text.toString(), from, to);
    }

    /** The same places under another text of the same length: a change of case. */
    PlainText as(String other) {
        if (other.length() != text.length()) {
            throw new IllegalArgumentException("the places of \"" + text + "\" do not fit \"" + other + '"');
        }
        return new PlainText(other, from, to);
    }

    String text() {
        return text;
    }

    /** Where in the display text the plain character at {@code start} begins. */
    int displayFrom(int start) {
        return from[start];
    }

    /** Where in the display text the last plain character before {@code end} stops. */
    int displayTo(int end) {
        return to[end - 1];
    }

    private static String fold(int point) {
        if (point < 0x80) {
            return point == '`' || point < ' ' || point == 0x7F ? " " : Character.toString(point);
        }
        if (isInvisible(point)) {
            return "";
        }
        if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
            return " ";
        }
        if (Character.isDigit(point)) {
            return Integer.toString(Character.digit(point, 10));
        }
        return foldSymbol(point);
    }

    private static String foldSymbol(int point) {
        if (APOSTROPHES.indexOf(point) >= 0) {
            return "'";
        }
        if (OPENING.indexOf(point) >= 0) {
            return "“";
        }
        if (CLOSING.indexOf(point) >= 0) {
            return "”";
        }
        if (HYPHENS.indexOf(point) >= 0) {
            return "-";
        }
        return switch (point) {
            case '‒' -> "–";
            case '―', '⸺', '⸻' -> "—";
            case '⁄', '∕' -> "/";
            case '‥' -> "…";
            case '№' -> "No.";
            default ->
                KEPT.indexOf(point) >= 0
                        ? Character.toString(point)
                        : Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
        };
    }

    /** Format controls, joiners and variation selectors: they shape letters on a screen and have no sound. */
    private static boolean isInvisible(int point) {
        return point == SOFT_HYPHEN
                || Character.getType(point) == Character.FORMAT
                || Character.getType(point) == Character.CONTROL
                || (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0100 && point <= 0xE01EF);
    }
}
