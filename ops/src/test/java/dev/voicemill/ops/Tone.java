package dev.voicemill.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A sound of a known length, made by FFmpeg. */
final class Tone {
    private Tone() {}

    /** Writes a tone in the format of the file's extension. */
    static Path of(Path file, int rate, long ms) throws Exception {
        String tone = String.format(Locale.ROOT, "sine=frequency=300:sample_rate=%d:duration=%.3f", rate, ms / 1000.0);
        Process ffmpeg = new ProcessBuilder(
                        List.of("ffmpeg", "-v", "error", "-f", "lavfi", "-i", tone, file.toString()))
                .inheritIO()
                .start();
        assertThat(ffmpeg.waitFor()).isZero();
        return file;
    }
}
