package dev.voicemill.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.voicemill.job.LoudnessTarget;
import dev.voicemill.worker.media.Children;
import dev.voicemill.worker.media.Ffmpeg;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoudnessIT {
    private static final int RATE = 24_000;

    @TempDir
    private Path folder;

    private final Children children = new Children();

    @AfterEach
    void end() {
        children.close();
    }

    @Test
    void aMonoPodcastMeasuresMinusNineteen() throws Exception {
        Wav quiet = write(4, i -> 0.01 * Math.sin(2 * Math.PI * 440 * i / RATE));
        Loudness.Levelling done = loudness().level(quiet, LoudnessTarget.PODCAST, folder.resolve("levelled.wav"));
        assertThat(done.limited()).isFalse();
        assertThat(done.after().lufs().orElseThrow()).isCloseTo(-19, within(0.15));
        assertThat(done.meets(LoudnessTarget.PODCAST)).isTrue();
        assertThat(done.gainDb()).isCloseTo(-19 - done.before().lufs().orElseThrow(), within(0.001));
    }

    @Test
    void aVideoMeasuresMinusFourteen() throws Exception {
        Wav quiet = write(4, i -> 0.05 * Math.sin(2 * Math.PI * 440 * i / RATE));
        Loudness.Levelling done = loudness().level(quiet, LoudnessTarget.VIDEO, folder.resolve("levelled.wav"));
        assertThat(done.after().lufs().orElseThrow()).isCloseTo(-14, within(0.15));
    }

    @Test
    void peaksAreLimitedAndTheTargetStillMet() throws Exception {
        // Bursts far above the rest, as a plosive is.
        Wav spiky = write(6, i -> (i % 6_000 < 40 ? 0.9 : 0.06) * Math.sin(2 * Math.PI * 440 * i / RATE));
        Loudness.Levelling done = loudness().level(spiky, LoudnessTarget.VIDEO, folder.resolve("levelled.wav"));
        assertThat(done.limited()).isTrue();
        assertThat(done.after().peakDb()).isLessThanOrEqualTo(-1.4);
        assertThat(done.meets(LoudnessTarget.VIDEO)).isTrue();
    }

    @Test
    void everySampleStaysInItsPlace() throws Exception {
        // One spike that only the limiter lets pass, to see that it is not delayed.
        int spike = 30_000;
        Wav track = write(3.7, i -> i == spike ? 1 : 0.05 * Math.sin(2 * Math.PI * 300 * i / RATE));
        Path levelled = folder.resolve("levelled.wav");
        assertThat(loudness().level(track, LoudnessTarget.VIDEO, levelled).limited())
                .isTrue();
        assertThat(Wav.open(levelled).samples()).isEqualTo(track.samples());
        Sound after = Wav.open(levelled).read(0, (int) track.samples());
        int loudest = 0;
        for (int i = 0; i < after.length(); i++) {
            loudest = Math.abs(after.at(i)) > Math.abs(after.at(loudest)) ? i : loudest;
        }
        assertThat(loudest).isEqualTo(spike);
    }

    @Test
    void rawAndUnmeasurableTracksStayAsTheyAre() throws Exception {
        Path levelled = folder.resolve("levelled.wav");
        Wav loud = write(2, i -> 0.7 * Math.sin(i / 9.0));
        loudness().level(loud, LoudnessTarget.RAW, levelled);
        assertThat(levelled).hasSameBinaryContentAs(loud.file());
        Wav silent = write(2, _ -> 0);
        Loudness.Levelling done = loudness().level(silent, LoudnessTarget.PODCAST, levelled);
        assertThat(done.before().lufs()).isEqualTo(OptionalDouble.empty());
        assertThat(done.meets(LoudnessTarget.PODCAST)).isTrue();
        assertThat(levelled).hasSameBinaryContentAs(silent.file());
        Wav shortOne = write(0.2, i -> 0.5 * Math.sin(i / 9.0));
        loudness().level(shortOne, LoudnessTarget.PODCAST, levelled);
        assertThat(levelled).hasSameBinaryContentAs(shortOne.file());
    }

    private Loudness loudness() throws Exception {
        return new Loudness(Ffmpeg.find(children));
    }

    private Wav write(double seconds, IntToDoubleFunction wave) throws IOException {
        float[] samples = new float[(int) (seconds * RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) wave.applyAsDouble(i);
        }
        try (WavWriter writer = new WavWriter(folder.resolve("voice.wav"), RATE)) {
            writer.append(new Sound(samples, RATE).pcm16());
            return writer.finish();
        }
    }
}
