package dev.voicemill.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voicemill.job.OutputFormat;
import dev.voicemill.worker.media.Children;
import dev.voicemill.worker.media.Ffmpeg;
import dev.voicemill.worker.media.FfmpegTask;
import dev.voicemill.worker.media.MediaException;
import dev.voicemill.worker.media.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncoderIT {
    @TempDir
    private Path folder;

    private final Children children = new Children();

    @AfterEach
    void end() {
        children.close();
    }

    @ParameterizedTest
    @CsvSource({
        "24000,1",
        "24000,575",
        "24000,576",
        "24000,577",
        "24000,100001",
        "22050,98765",
        "16000,50000",
        "48000,70001"
    })
    void anMp3DecodesToTheSameLengthAtTheSamePlace(int rate, int samples) throws Exception {
        Wav track = write(rate, samples);
        Path mp3 = folder.resolve("voice.mp3");
        new Encoder(Ffmpeg.find(children)).encode(track, OutputFormat.MP3, mp3, _ -> {});
        Ffmpeg.find(children)
                .run(FfmpegTask.of(
                        folder,
                        Duration.ofMinutes(1),
                        List.of("-loglevel", "error", "-i", "voice.mp3", "-c:a", "pcm_s16le", "back.wav")));
        // LAME cannot mark less than 530 samples of padding, so one length in twelve keeps up to 2 ms of its silence.
        assertThat(Wav.open(folder.resolve("back.wav")).samples()).isBetween((long) samples, samples + 46L);
        assertThat(new Probe(Ffmpeg.find(children)).of(mp3).streams())
                .singleElement()
                .returns("mp3", Probe.MediaStream::codec)
                .returns(rate, Probe.MediaStream::sampleRate)
                .returns(1, Probe.MediaStream::channels);
        assertThat(folder.resolve("voice.mp3.part")).doesNotExist();
    }

    @Test
    void theSameTrackGivesTheSameBytes() throws Exception {
        Wav track = write(24_000, 48_000);
        Encoder encoder = new Encoder(Ffmpeg.find(children));
        encoder.encode(track, OutputFormat.MP3, folder.resolve("a.mp3"), _ -> {});
        encoder.encode(track, OutputFormat.MP3, folder.resolve("b.mp3"), _ -> {});
        assertThat(folder.resolve("a.mp3")).hasSameBinaryContentAs(folder.resolve("b.mp3"));
    }

    @Test
    void wavIsTheTrackItself() throws Exception {
        Wav track = write(24_000, 12_345);
        new Encoder(Ffmpeg.find(children)).encode(track, OutputFormat.WAV, folder.resolve("out.wav"), _ -> {});
        assertThat(folder.resolve("out.wav")).hasSameBinaryContentAs(track.file());
    }

    @Test
    void refusesPictures() throws Exception {
        Wav track = write(24_000, 100);
        Encoder encoder = new Encoder(Ffmpeg.find(children));
        assertThatThrownBy(() -> encoder.encode(track, OutputFormat.MP4, folder.resolve("a.mp4"), _ -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTrackThatEndsTooSoonIsNoticed() throws Exception {
        Wav track = write(24_000, 48_000);
        // The track believes in more samples than the file has: what a full disk leaves behind.
        Wav longer = new Wav(track.file(), 24_000, 1, track.dataStart(), track.dataBytes() * 2);
        Encoder encoder = new Encoder(Ffmpeg.find(children));
        assertThatThrownBy(() -> encoder.encode(longer, OutputFormat.MP3, folder.resolve("a.mp3"), _ -> {}))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("a track of 96000 samples");
        assertThat(Files.exists(folder.resolve("a.mp3"))).isFalse();
    }

    private Wav write(int rate, int samples) throws IOException {
        float[] values = new float[samples];
        for (int i = 0; i < samples; i++) {
            values[i] = (float) (0.3 * Math.sin(i / 11.0));
        }
        try (WavWriter writer = new WavWriter(folder.resolve("voice.wav"), rate)) {
            writer.append(new Sound(values, rate).pcm16());
            return writer.finish();
        }
    }
}
