package dev.voicemill.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WavTest {
    @TempDir
    private Path folder;

    @Test
    void readsBackWhatWasWritten() throws Exception {
        Wav written = write(new short[] {1, -2, Short.MAX_VALUE, Short.MIN_VALUE});
        assertThat(Wav.open(written.file())).isEqualTo(written);
        assertThat(written.samples()).isEqualTo(4);
        assertThat(written.read(1, 2).pcm16()).containsExactly((short) -2, Short.MAX_VALUE);
        try (InputStream pcm = written.pcm()) {
            assertThat(pcm.readAllBytes()).containsExactly(1, 0, 0xfe, 0xff, 0xff, 0x7f, 0x00, 0x80);
        }
    }

    @Test
    void theJdkReadsItTheSameWay() throws Exception {
        Wav written = write(new short[300]);
        AudioFormat format =
                AudioSystem.getAudioFileFormat(written.file().toFile()).getFormat();
        assertThat(format.getSampleRate()).isEqualTo(24_000f);
        assertThat(format.getSampleSizeInBits()).isEqualTo(16);
        assertThat(AudioSystem.getAudioFileFormat(written.file().toFile()).getFrameLength())
                .isEqualTo(300);
    }

    @Test
    void nothingIsThereBeforeItIsWhole() throws Exception {
        Path file = folder.resolve("a.wav");
        try (WavWriter writer = new WavWriter(file, 24_000)) {
            writer.append(new short[10]);
            writer.appendSilence(10_000);
            assertThat(writer.samples()).isEqualTo(10_010);
            assertThat(file).doesNotExist();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MAX_VALUE, 1_000})
    void believesTheEndOfTheFileMoreThanTheHeader(int claimed) throws Exception {
        Wav written = write(new short[100]);
        patch(written.file(), 40, claimed);
        assertThat(Wav.open(written.file()).samples()).isEqualTo(100);
    }

    @Test
    void believesAHeaderThatLeavesSomethingBehindTheSamples() throws Exception {
        Wav written = write(new short[100]);
        patch(written.file(), 40, 120);
        assertThat(Wav.open(written.file()).samples()).isEqualTo(60);
    }

    @Test
    void findsTheSamplesBehindOtherChunks() throws Exception {
        ByteBuffer file = ByteBuffer.allocate(12 + 24 + 8 + 4 + 8 + 6).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(0).put(ascii("WAVE"));
        file.put(ascii("fmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(22_050)
                .putInt(44_100);
        file.putShort((short) 2).putShort((short) 16);
        // An odd chunk is padded to an even length.
        file.put(ascii("LIST")).putInt(3).put(new byte[4]);
        file.put(ascii("data")).putInt(6).put(new byte[] {1, 0, 2, 0, 3, 0});
        Path path = Files.write(folder.resolve("list.wav"), file.array());
        assertThat(Wav.open(path).sampleRate()).isEqualTo(22_050);
        assertThat(Wav.open(path).read(0, 9).pcm16()).containsExactly((short) 1, (short) 2, (short) 3);
    }

    @Test
    void namesTheFileThatIsNone() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "hello");
        assertThatThrownBy(() -> Wav.open(text)).isInstanceOf(IOException.class).hasMessageContaining("notes.txt");
        Wav written = write(new short[100]);
        patch(written.file(), 34, 8);
        assertThatThrownBy(() -> Wav.open(written.file()))
                .hasMessageContaining("must hold 16-bit PCM; found format 1 with 8 bits");
        Path cut = Files.write(folder.resolve("cut.wav"), new byte[] {'R', 'I', 'F', 'F'});
        assertThatThrownBy(() -> Wav.open(cut)).hasMessageContaining("cut.wav is not a WAV file");
    }

    private Wav write(short[] pcm) throws IOException {
        try (WavWriter writer = new WavWriter(folder.resolve("a.wav"), 24_000)) {
            writer.append(pcm);
            return writer.finish();
        }
    }

    private static void patch(Path file, int at, int value) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        Files.write(file, bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
