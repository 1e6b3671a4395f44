package dev.voicemill.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SoundLengthIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"22050,wav", "24000,wav", "22050,mp3", "24000,mp3", "44100,mp3"})
    void agreesWithTheLengthOfTheSound(int rate, String format) throws Exception {
        SoundLength length = SoundLength.of(tone(rate, format));
        assertThat(length.agreesWith(7333)).as("%s", length).isTrue();
        assertThat(length.agreesWith(7333 + 150)).isFalse();
        assertThat(length.agreesWith(7333 - 150)).isFalse();
    }

    @Test
    void countsEveryMillisecondOfAWav() throws Exception {
        SoundLength length = SoundLength.of(tone(24000, "wav"));
        assertThat(length.agreesWith(7335)).isFalse();
    }

    @Test
    void namesAFileThatIsNoSound() throws Exception {
        Path file = Files.writeString(folder.resolve("voice.mp3"), "not a sound");
        assertThatThrownBy(() -> SoundLength.of(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("voice.mp3");
    }

    private Path tone(int rate, String format) throws Exception {
        return Tone.of(folder.resolve(rate + "." + format), rate, 7333);
    }
}
