package dev.voicemill.worker.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where one sentence stops and the next begins. A full stop may also belong to an abbreviation, an initial or a number. */
final class SentenceEnds {
    private static final int LOOK = 64;
    private static final Pattern STOP = Pattern.compile(
            "(?<stop>[.!?…‽]{1,64}(?: \\.){0,8})(?<close>[\"'”)\\]]{0,4})(?=\\s|$)|(?<=[a-z]{2})[.!?](?=\\p{Lu}[a-z']{0,20}[\\s,])");
    private static final Pattern LAST_WORD =
            Pattern.compile("(?<![\\p{L}\\d.])([\\p{L}\\d](?:[\\p{L}\\d']{0,20}|(?:\\.\\p{L}{1,4}){1,7}))$");
    private static final Pattern SPEAKER = Pattern.compile(
            "^\\s(?:\\p{Lu}\\p{L}{0,20}\\s){1,3}(?:said|says|asked|asks|replied|cried|shouted|whispered|exclaimed|answered|called|"
                    + "murmured|muttered|thought|screamed|yelled|demanded|wondered|added|continued|began|snapped|sighed|laughed)(?!\\p{L})");
    private static final Pattern SMALL_NEXT = Pattern.compile("^\\s?[\"'“(\\[]{0,3}\\p{Ll}(?!\\p{L}{0,3}\\p{Lu})");
    private static final Pattern LABEL = Pattern.compile("^\\s*(?:\\d{1,3}|[IVX]{1,6}|\\p{L})$");

    private SentenceEnds() {}

    /** The sentences of one paragraph, trimmed, in order. */
    static List<String> split(String paragraph) {
        PlainText plain = PlainText.of(paragraph);
        String text = plain.text();
        List<String> sentences = new ArrayList<>();
        Matcher stop = STOP.matcher(text);
        int start = 0;
        while (stop.find()) {
            if (ends(text, start, stop)) {
                add(sentences, paragraph, plain, start, stop.end());
                start = stop.end();
            }
        }
        add(sentences, paragraph, plain, start, text.length());
        return sentences;
    }

    private static void add(List<String> sentences, String paragraph, PlainText plain, int start, int end) {
        if (start == end) {
            return;
        }
        String sentence = paragraph
                .substring(plain.displayFrom(start), plain.displayTo(end))
                .strip();
        if (!sentence.isEmpty()) {
            sentences.add(sentence);
        }
    }

    private static boolean ends(String text, int start, Matcher stop) {
        String after = text.substring(stop.end(), Math.min(text.length(), stop.end() + LOOK));
        if (after.isBlank()) {
            return true;
        }
        if (SMALL_NEXT.matcher(after).find()
                || (isQuoted(stop) && SPEAKER.matcher(after).find())) {
            return false;
        }
        if (stop.group("stop") == null || !stop.group("stop").equals(".")) {
            return true;
        }
        String before = text.substring(Math.max(start, stop.start() - LOOK), stop.start());
        return endsAfter(before, after, stop.group("close").isEmpty());
    }

    /** "DR" as "Dr", so that shouted abbreviations are known too. */
    private static String unshout(String word) {
        boolean shouted = word.length() > 1 && word.indexOf('.') < 0 && word.equals(word.toUpperCase(Locale.ROOT));
        return shouted ? word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT) : word;
    }

    private static boolean isQuoted(Matcher stop) {
        String close = stop.group("close");
        return close != null && close.matches(".*[\"'”].*");
    }

    /** Whether a single full stop ends a sentence whose last words are {@code before}. */
    private static boolean endsAfter(String before, String after, boolean open) {
        Matcher last = LAST_WORD.matcher(before);
        if (!open || !last.find()) {
            return true;
        }
        if (LABEL.matcher(before).matches()) {
            return false;
        }
        String word = unshout(last.group(1));
        String earlier = before.substring(0, last.start());
        if (Abbreviations.stops(word + ".", earlier, after)) {
            return Abbreviations.mayEnd(word + ".", earlier, after) && Starters.opens(after);
        }
        if (Measures.knows(word + ".") && after.matches("\\s\\d.*")) {
            return false;
        }
        boolean letter = word.length() == 1 && Character.isUpperCase(word.charAt(0));
        if (letter || word.indexOf('.') > 0) {
            return Starters.opens(after);
        }
        return true;
    }
}
