package dev.voicemill.worker.caption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.worker.speech.Narration;
import dev.voicemill.worker.speech.SpokenSentence;
import dev.voicemill.worker.speech.WordTiming;
import dev.voicemill.worker.text.Break;
import dev.voicemill.worker.text.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CuesTest {
    private static final int RATE = 24_000;
    private static final CaptionProfile FILE = CaptionProfile.FILE;

    @Test
    void aSentenceStaysWhileItIsSpokenAndALittleLonger() {
        // 400 ms a word: 5 words, then two seconds of nothing.
        assertThat(cues(400, 2_000, "The harbour was very quiet.", "Then it rained."))
                .containsExactly(
                        new Cue(0, 2_000, List.of("The harbour was very quiet.")),
                        new Cue(4_000, 5_200, List.of("Then it rained.")));
        // 27 characters at 17 a second need 1.6 s; in 1 s they were said.
        assertThat(cues(200, 2_000, "The harbour was very quiet.", "Then it rained.")
                        .getFirst())
                .isEqualTo(new Cue(0, 1_500, List.of("The harbour was very quiet.")));
    }

    @Test
    void closeCuesFollowWithTwoFramesBetween() {
        assertThat(cues(400, 250, "The harbour was quiet.", "Then it rained."))
                .containsExactly(
                        new Cue(0, 1_770, List.of("The harbour was quiet.")),
                        new Cue(1_850, 3_050, List.of("Then it rained.")));
    }

    @Test
    void aFlashGoesTogetherWithItsNeighbour() {
        assertThat(cues(200, 250, "No.", "He did not answer.", "Why?"))
                .extracting(Cue::text)
                .containsExactly("No. He did not answer. Why?");
    }

    @Test
    void theLastCueEndsWithTheSound() {
        assertThat(cues(300, 250, "Yes.")).containsExactly(new Cue(0, 300, List.of("Yes.")));
    }

    @Test
    void aLongSentenceIsCutAtItsClauses() {
        List<Cue> cues = cues(
                300,
                250,
                "When the storm had passed, the keeper climbed down from the tower, counted the boats that were left"
                        + " in the harbour, and wrote the number into his book.");
        assertThat(cues)
                .extracting(Cue::text)
                .containsExactly(
                        "When the storm had passed, the keeper climbed down from the tower,",
                        "counted the boats that were left in the harbour,",
                        "and wrote the number into his book.");
        assertThat(cues.get(0).startMs()).isZero();
        assertThat(cues.get(0).endMs()).isEqualTo(12 * 300 - 80);
        assertThat(cues.get(1).startMs()).isEqualTo(12 * 300);
    }

    @Test
    void whatIsNotSpokenStaysInTheCaption() {
        // "—" and the emoji have no timing of their own.
        Sentence sentence = new Sentence(1, "Well — hello 🙂 there.", List.of(), Break.END);
        List<WordTiming> words = List.of(
                new WordTiming("Well", 0, 4, 0, 12_000),
                new WordTiming("hello", 7, 12, 12_000, 24_000),
                new WordTiming("there", 16, 21, 24_000, 36_000));
        Narration narration = new Narration(
                Path.of("voice.wav"),
                RATE,
                36_000,
                List.of(new SpokenSentence(sentence, Path.of("sentence_001.wav"), 0, 36_000, words, true)));
        assertThat(Cues.of(narration, FILE)).containsExactly(new Cue(0, 1_500, List.of("Well — hello 🙂 there.")));
    }

    @Test
    void theWordsOfOneTimingShareItsTime() {
        Sentence sentence = new Sentence(1, "On May 4, 1907", List.of(), Break.END);
        List<WordTiming> words =
                List.of(new WordTiming("On", 0, 2, 0, 2_400), new WordTiming("May 4, 1907", 3, 14, 2_400, 28_800));
        SpokenSentence spoken = new SpokenSentence(sentence, Path.of("sentence_001.wav"), 0, 28_800, words, true);
        assertThat(Block.wordsOf(spoken, RATE))
                .containsExactly(
                        new Block.Word("On", 0, 100),
                        new Block.Word("May", 100, 400),
                        new Block.Word("4,", 500, 700),
                        new Block.Word("1907", 800, 1_200));
    }

    @Test
    void timesNeverDrift() {
        // 22,050 Hz and odd lengths: rounding each length would lose a millisecond every few words.
        String[] sentences = new String[500];
        java.util.Arrays.fill(sentences, "One two three four five six seven eight nine ten.");
        Narration narration = narration(22_050, 7_351, 3_307, sentences);
        List<Cue> cues = Cues.of(narration, FILE);
        SpokenSentence last = narration.sentences().getLast();
        assertThat(cues.getLast().startMs()).isEqualTo(Math.round(last.start() * 1000.0 / 22_050));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void keepsTheScriptAndTheRulesForAnyText(long seed) {
        Random random = new Random(seed);
        String[] sentences = new String[1 + random.nextInt(40)];
        for (int i = 0; i < sentences.length; i++) {
            sentences[i] = random.ints(1 + random.nextInt(50), 1, 14)
                            .mapToObj("abcdefghijklmno"::substring)
                            .collect(Collectors.joining(random.nextBoolean() ? " " : ", "))
                    + ".";
        }
        Narration narration = narration(RATE, 1_000 + random.nextInt(15_000), random.nextInt(30_000), sentences);
        List<Cue> cues = Cues.of(narration, FILE);
        assertThat(cues.stream().map(Cue::text).collect(Collectors.joining(" ")))
                .isEqualTo(String.join(" ", sentences));
        long free = 0;
        for (Cue cue : cues) {
            assertThat(cue.startMs()).isGreaterThanOrEqualTo(free);
            assertThat(cue.lines())
                    .hasSizeBetween(1, FILE.lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(FILE.lineLength()));
            assertThat(cue.endMs() - cue.startMs()).isLessThanOrEqualTo(FILE.longestMs());
            free = cue.endMs();
        }
        assertThat(free).isLessThanOrEqualTo(narration.durationMs());
    }

    private static List<Cue> cues(int wordMs, int pauseMs, String... sentences) {
        return Cues.of(narration(RATE, wordMs * RATE / 1_000, pauseMs * RATE / 1_000, sentences), FILE);
    }

    /** A narration in which every word takes the same time. */
    private static Narration narration(int rate, int word, int pause, String... sentences) {
        List<SpokenSentence> spoken = new ArrayList<>();
        long at = 0;
        for (String display : sentences) {
            long start = at;
            List<WordTiming> words = new ArrayList<>();
            int from = 0;
            for (String text : display.split(" ", -1)) {
                words.add(new WordTiming(text, from, from + text.length(), at, at + word));
                at += word;
                from += text.length() + 1;
            }
            Sentence sentence = new Sentence(spoken.size() + 1, display, List.of(), Break.SENTENCE);
            spoken.add(new SpokenSentence(sentence, Path.of("sentence.wav"), start, at, words, true));
            at += pause;
        }
        return new Narration(Path.of("voice.wav"), rate, at - pause, spoken);
    }
}
