package dev.voicemill.worker.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One sentence while the rules read it: its plain text, and which parts already have their words. Not thread-safe. */
final class Passage {
    private record Piece(int start, int end, List<Token> tokens) {}

    private final PlainText plain;
    private final CharSequence text;
    private final List<Piece> pieces = new ArrayList<>();
    private final boolean[] taken;
    private final boolean number;

    Passage(PlainText plain) {
        this(plain, plain.text());
    }

    /** The rules look at {@code text}, which holds the plain text's own characters; a test may count those looks. */
    Passage(PlainText plain, CharSequence text) {
        this.plain = plain;
        this.text = text;
        this.taken = new boolean[text.length()];
        this.number = text.chars().anyMatch(Passage::isNumber);
    }

    CharSequence text() {
        return text;
    }

    /** Whether it holds a digit or a sign such as "½". */
    boolean hasNumber() {
        return number;
    }

    boolean isTaken(int at) {
        return taken[at];
    }

    /** Offers every match of the pattern that lies wholly in text without words yet. */
    void read(Pattern pattern, Reading reading, NumberWords numbers) {
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        for (int start = nextFree(0); start < taken.length; ) {
            int end = nextTaken(start);
            matcher.region(start, end);
            while (matcher.find()) {
                @Nullable
                String words =
                        matcher.end() > matcher.start() ? reading.words(new Found(matcher, text, numbers)) : null;
                if (words != null) {
                    say(matcher.start(), matcher.end(), words);
                }
            }
            start = nextFree(end);
        }
    }

    /**
     * Gives a part its words: words are set apart by spaces, and one ending in a comma is followed by that mark. No
     * words at all means that the part is read by saying nothing.
     */
    void say(int start, int end, String words) {
        int from = plain.displayFrom(start);
        int to = plain.displayTo(end);
        List<Token> tokens = new ArrayList<>();
        for (String word : words.split(" ", -1)) {
            boolean pause = word.endsWith(",");
            String spoken = pause ? word.substring(0, word.length() - 1) : word;
            if (!spoken.isEmpty()) {
                tokens.add(new Token.Word(spoken, null, from, to));
            }
            if (pause) {
                tokens.add(new Token.Mark(',', from, to));
            }
        }
        take(start, end, tokens);
    }

    /** A word with the phonemes that its lexicon entry asks for. */
    void sayPhonemes(int start, int end, String word, String phonemes) {
        int from = plain.displayFrom(start);
        int to = plain.displayTo(end);
        take(start, end, List.of(new Token.Word(word, phonemes, from, to)));
    }

    void mark(int start, int end, char symbol) {
        take(start, end, List.of(new Token.Mark(symbol, plain.displayFrom(start), plain.displayTo(end))));
    }

    /** Everything said so far, in the order of the text. */
    List<Token> tokens() {
        return pieces.stream()
                .sorted(Comparator.comparingInt(Piece::start))
                .flatMap(piece -> piece.tokens().stream())
                .toList();
    }

    private void take(int start, int end, List<Token> tokens) {
        pieces.add(new Piece(start, end, tokens));
        for (int at = start; at < end; at++) {
            taken[at] = true;
        }
    }

    private static boolean isNumber(int symbol) {
        return Character.isDigit(symbol) || Character.getType(symbol) == Character.OTHER_NUMBER;
    }

    private int nextFree(int at) {
        int free = at;
        while (free < taken.length && taken[free]) {
            free++;
        }
        return free;
    }

    private int nextTaken(int at) {
        int next = at;
        while (next < taken.length && !taken[next]) {
            next++;
        }
        return next;
    }
}
