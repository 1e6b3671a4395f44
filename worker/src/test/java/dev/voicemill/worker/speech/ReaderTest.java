package dev.voicemill.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.voicemill.job.FailureClass;
import dev.voicemill.worker.audio.Sound;
import dev.voicemill.worker.phoneme.Phonemes;
import dev.voicemill.worker.phoneme.Span;
import dev.voicemill.worker.text.Break;
import dev.voicemill.worker.text.Sentence;
import dev.voicemill.worker.text.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The arithmetic of times, with a voice whose every phoneme lasts 100 samples behind 5,000 samples of silence. */
class ReaderTest {
    private static final int RATE = 10_000;

    @Test
    void timesComeFromTheEdgesLessTheTrimmedSilence() throws Exception {
        Utterance said = new Reader(new ToneVoice(50, true)).read(sentence("aaa bb, cccc."));
        // 20 ms stay in front; 5,000 - 200 samples are trimmed.
        assertThat(said.times())
                .containsExactly(
                        new Utterance.TokenTime(0, 200, 550),
                        new Utterance.TokenTime(1, 550, 800),
                        new Utterance.TokenTime(2, 1_000, 2_100));
        assertThat(said.sound().length()).isEqualTo(2_100);
        assertThat(said.measured()).isTrue();
    }

    @Test
    void withoutDurationsTheWordsShareTheSound() throws Exception {
        Utterance said = new Reader(new ToneVoice(50, false)).read(sentence("aaa bb, cccc."));
        assertThat(said.measured()).isFalse();
        assertThat(said.sound().length()).isEqualTo(2_100);
        assertThat(said.times())
                .containsExactly(
                        new Utterance.TokenTime(0, 0, 565),
                        new Utterance.TokenTime(1, 565, 969),
                        new Utterance.TokenTime(2, 1_292, 2_100));
    }

    @Test
    void piecesFollowEachOtherWithTheGapOfTheirCut() throws Exception {
        ToneVoice voice = new ToneVoice(8, true);
        Utterance said = new Reader(voice).read(sentence("aaa bb, cccc."));
        assertThat(voice.spoken).containsExactly("aaa bb,", "cccc.");
        // 200 + 700 + 600 samples, 60 ms of silence behind a comma, then the second piece.
        assertThat(said.times())
                .containsExactly(
                        new Utterance.TokenTime(0, 200, 550),
                        new Utterance.TokenTime(1, 550, 800),
                        new Utterance.TokenTime(2, 2_300, 3_400));
        assertThat(said.sound().length()).isEqualTo(3_400);
    }

    @Test
    void timesNeverGoBackwardsOrPastTheEnd() throws Exception {
        for (int most = 1; most < 30; most++) {
            Utterance said = new Reader(new ToneVoice(most, most % 2 == 0)).read(sentence("aaa b cc d, eeee ff g."));
            int last = 0;
            for (Utterance.TokenTime time : said.times()) {
                assertThat(time.start()).isGreaterThanOrEqualTo(last);
                assertThat(time.end()).isGreaterThanOrEqualTo(time.start());
                last = time.end();
            }
            assertThat(last).isEqualTo(said.sound().length());
        }
    }

    @Test
    void silenceAndBrokenSamplesAreErrorsThatNameTheSentence() {
        assertThat(catchThrowableOfType(
                        SpeechException.class, () -> new Reader(new ToneVoice(50, true)).read(sentence("silent"))))
                .returns(FailureClass.SPEECH, SpeechException::kind)
                .hasMessage("sentence 3 (\"silent\") cannot be spoken: the model made silence");
        assertThat(catchThrowableOfType(
                        SpeechException.class, () -> new Reader(new ToneVoice(50, true)).read(sentence("nan"))))
                .hasMessageContaining("the model made no numbers");
    }

    @Test
    void nothingToSayIsAnErrorAndNoSilence() {
        assertThat(catchThrowableOfType(
                        SpeechException.class, () -> new Reader(new ToneVoice(50, true)).read(sentence(""))))
                .returns(FailureClass.BAD_INPUT, SpeechException::kind)
                .hasMessage("sentence 3 (\"\") has nothing that can be spoken");
    }

    private static Sentence sentence(String display) {
        List<Token> words = display.isEmpty() ? List.of() : List.of(new Token.Word(display, null, 0, display.length()));
        return new Sentence(3, display, words, Break.END);
    }

    /** Speaks letters as they stand: each phoneme 100 samples of tone. */
    private static final class ToneVoice implements Voice {
        private final int most;
        private final boolean measured;
        private final List<String> spoken = new ArrayList<>();

        ToneVoice(int most, boolean measured) {
            this.most = most;
            this.measured = measured;
        }

        @Override
        public int sampleRate() {
            return RATE;
        }

        @Override
        public int mostPhonemes() {
            return most;
        }

        @Override
        public Phonemes phonemes(Sentence sentence) {
            String text = sentence.display();
            List<Span> words = new ArrayList<>();
            int from = 0;
            for (String word : text.split("[ ,.]+", -1)) {
                if (!word.isEmpty()) {
                    int at = text.indexOf(word, from);
                    words.add(new Span(words.size(), at, at + word.length()));
                    from = at + word.length();
                }
            }
            return new Phonemes(text, words);
        }

        @Override
        public Spoken speak(String phonemes) {
            spoken.add(phonemes);
            int[] edges = new int[phonemes.length() + 1];
            float[] samples = new float[5_000 + 100 * phonemes.length() + 3_000];
            for (int i = 0; i <= phonemes.length(); i++) {
                edges[i] = 5_000 + 100 * i;
            }
            float level = phonemes.equals("silent") ? 0 : phonemes.equals("nan") ? Float.NaN : 0.5f;
            Arrays.fill(samples, 5_000, samples.length - 3_000, level);
            return new Spoken(new Sound(samples, RATE), measured ? edges : null);
        }
    }
}
