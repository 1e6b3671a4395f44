package dev.voicemill.worker.caption;

import dev.voicemill.worker.speech.SpokenSentence;
import dev.voicemill.worker.speech.WordTiming;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of written words with the time in which they are heard, before it becomes a cue. Words are what stands between
 * spaces, with their punctuation.
 *
 * @param startMs when its first word begins
 * @param endMs when its last word ends
 */
record Block(List<Word> words, long startMs, long endMs) {
    /** A written word and when it is heard; a dash or an emoji, which is not heard, takes no time. */
    record Word(String text, long startMs, long endMs) {}

    Block {
        words = List.copyOf(words);
    }

    static Block of(List<Word> words) {
        return new Block(words, words.getFirst().startMs(), words.getLast().endMs());
    }

    Block then(Block next) {
        List<Word> both = new ArrayList<>(words);
        both.addAll(next.words);
        return of(both);
    }

    List<String> texts() {
        return words.stream().map(Word::text).toList();
    }

    int length() {
        return String.join(" ", texts()).length();
    }

    /** The written words of a sentence with their times in milliseconds, rounded from absolute samples. */
    static List<Word> wordsOf(SpokenSentence sentence, int sampleRate) {
        String display = sentence.sentence().display();
        List<Word> words = new ArrayList<>();
        long last = sentence.start();
        int from = 0;
        while (from < display.length()) {
            int to = from;
            while (to < display.length() && !Character.isWhitespace(display.charAt(to))) {
                to++;
            }
            if (to > from) {
                long start = Long.MAX_VALUE;
                long end = last;
                for (WordTiming timing : sentence.words()) {
                    if (timing.from() < to && timing.to() > from) {
                        start = Math.min(start, at(timing, from));
                        end = Math.max(end, at(timing, to));
                    }
                }
                start = Math.max(last, Math.min(start, end));
                words.add(new Word(display.substring(from, to), ms(start, sampleRate), ms(end, sampleRate)));
                last = end;
            }
            from = to + 1;
        }
        return words;
    }

    /** When a character of a timed word is heard: "March 4, 1907" is one timing, its parts share it by length. */
    private static long at(WordTiming timing, int character) {
        int into = Math.clamp(character - timing.from(), 0, timing.to() - timing.from());
        return timing.start() + (timing.end() - timing.start()) * into / (timing.to() - timing.from());
    }

    static long ms(long samples, int sampleRate) {
        return (samples * 1_000 + sampleRate / 2) / sampleRate;
    }
}
