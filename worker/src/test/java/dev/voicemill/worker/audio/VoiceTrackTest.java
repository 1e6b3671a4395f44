package dev.voicemill.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voicemill.job.PauseLengths;
import dev.voicemill.worker.text.Break;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoiceTrackTest {
    private static final int RATE = 22_050;

    @TempDir
    private Path folder;

    @Test
    void joinsSentencesAndTheirPausesToTheSample() throws Exception {
        try (VoiceTrack track = track(4)) {
            assertThat(track.append(tone(1_001), Break.SENTENCE)).isEqualTo(placed("sentence_001.wav", 0, 1_001));
            // 250 ms at 22,050 Hz are 5,512.5 samples, of which whole ones count.
            assertThat(track.append(tone(777), Break.PARAGRAPH)).isEqualTo(placed("sentence_002.wav", 6_513, 7_290));
            assertThat(track.append(tone(3), Break.HEADING)).isEqualTo(placed("sentence_003.wav", 20_520, 20_523));
            assertThat(track.append(tone(500), Break.SENTENCE)).isEqualTo(placed("sentence_004.wav", 40_368, 40_868));
            Wav voice = track.finish();
            assertThat(voice.samples()).as("no pause behind the last sentence").isEqualTo(40_868);
            assertThat(voice.read(0, 1_001).pcm16())
                    .isEqualTo(Wav.open(folder.resolve("sentence_001.wav"))
                            .read(0, 2_000)
                            .pcm16());
            assertThat(voice.read(1_001, 5_512).level().peakDb()).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(voice.read(40_368, 500).pcm16())
                    .isEqualTo(Wav.open(folder.resolve("sentence_004.wav"))
                            .read(0, 2_000)
                            .pcm16());
        }
    }

    @Test
    void copiesASingleSentence() throws Exception {
        try (VoiceTrack track = track(1)) {
            track.append(tone(5_000), Break.PARAGRAPH);
            assertThat(track.finish().samples()).isEqualTo(5_000);
        }
        assertThat(folder.resolve("voice.wav")).hasSameBinaryContentAs(folder.resolve("sentence_001.wav"));
    }

    @Test
    void leavesNoVoiceThatIsNotWhole() throws Exception {
        try (VoiceTrack track = track(2)) {
            track.append(tone(100), Break.SENTENCE);
            assertThatThrownBy(track::finish).hasMessageContaining("only 1 of 2");
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("sentence_001.wav");
        }
    }

    @Test
    void fadesEverySentenceIntoThePause() throws Exception {
        float[] loud = new float[1_000];
        Arrays.fill(loud, 0.9f);
        try (VoiceTrack track = track(2)) {
            track.append(new Sound(loud, RATE), Break.SENTENCE);
            track.append(new Sound(loud, RATE), Break.END);
            Wav voice = track.finish();
            short[] pcm = voice.read(0, (int) voice.samples()).pcm16();
            assertThat(pcm[0]).isZero();
            assertThat(pcm[500]).isEqualTo((short) 29_491);
            assertThat(pcm[999]).isZero();
        }
    }

    @Test
    void refusesAnotherRateAndMoreSentencesThanItWasOpenedFor() throws Exception {
        try (VoiceTrack track = track(1)) {
            assertThatThrownBy(() -> track.append(Sound.silence(10, 24_000), Break.END))
                    .hasMessageContaining("22050 Hz takes no speech of 24000 Hz");
            track.append(tone(10), Break.END);
            assertThatThrownBy(() -> track.append(tone(10), Break.END)).hasMessageContaining("for 1 sentences");
        }
    }

    @Test
    void numbersAreAsWideAsTheyMustBe() {
        assertThat(VoiceTrack.nameOf(7, 999)).isEqualTo("sentence_007.wav");
        assertThat(VoiceTrack.nameOf(7, 1_000)).isEqualTo("sentence_0007.wav");
        assertThat(VoiceTrack.nameOf(12_345, 12_345)).isEqualTo("sentence_12345.wav");
    }

    private VoiceTrack track(int sentences) throws IOException {
        return new VoiceTrack(folder, RATE, sentences, new Pauses(PauseLengths.STANDARD, RATE));
    }

    private VoiceTrack.Placed placed(String name, long start, long end) {
        return new VoiceTrack.Placed(folder.resolve(name), start, end);
    }

    private static Sound tone(int samples) {
        float[] values = new float[samples];
        for (int i = 0; i < samples; i++) {
            values[i] = (float) (0.5 * Math.sin(i / 10.0));
        }
        return new Sound(values, RATE);
    }
}
