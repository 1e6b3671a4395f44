package dev.voicemill.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.voicemill.job.FailureClass;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every voice here has the value {@code row + column / 1000} in its rows, so that a row shows where it came from. */
class VoiceBankTest {
    @TempDir
    private Path folder;

    @Test
    void readsTheRowOfALengthFromAFolder() throws Exception {
        Files.write(folder.resolve("af_bella.bin"), pack(510));
        Files.write(folder.resolve("bm_lewis.bin"), pack(510));
        Files.writeString(folder.resolve("README"), "not a voice");
        try (VoiceBank bank = VoiceBank.open(folder)) {
            assertThat(bank.names()).containsExactly("af_bella", "bm_lewis");
            assertRow(bank.style("af_bella", 1), 0);
            assertRow(bank.style("af_bella", 510), 509);
            assertThatThrownBy(() -> bank.style("af_bella", 511)).isInstanceOf(SpeechException.class);
            assertThatThrownBy(() -> bank.style("af_bella", 0)).isInstanceOf(SpeechException.class);
            assertThatThrownBy(() -> bank.style("xx", 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsANumpyArchive(boolean stored) throws Exception {
        Path npz = folder.resolve("voices-v1.0.bin");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(npz))) {
            numpy(zip, "af_heart.npy", stored, "{'descr': '<f4', 'fortran_order': False, 'shape': (510, 1, 256), }");
        }
        try (VoiceBank bank = VoiceBank.open(npz)) {
            assertThat(bank.names()).containsExactly("af_heart");
            assertRow(bank.style("af_heart", 77), 76);
        }
    }

    @Test
    void countsTheOldPacksFromNought() throws Exception {
        String rows = IntStream.range(0, 511)
                .mapToObj(row -> IntStream.range(0, VoiceBank.STYLE)
                        .mapToObj(column -> Float.toString(row + column / 1000f))
                        .collect(Collectors.joining(",", "[[", "]]")))
                .collect(Collectors.joining(",", "[", "]"));
        Path json = Files.writeString(folder.resolve("voices.json"), "{\"af\":" + rows + ",\"am\":" + rows + "}");
        try (VoiceBank bank = VoiceBank.open(json)) {
            assertThat(bank.names()).containsExactly("af", "am");
            assertRow(bank.style("am", 510), 510);
            assertRow(bank.style("af", 12), 12);
        }
    }

    @Test
    void saysWhatIsWrongAndHowToMendIt() throws Exception {
        assertFix(folder.resolve("absent"), "missing");
        assertFix(folder, "it holds no voice");
        assertFix(Files.writeString(folder.resolve("notes.txt"), "hello"), "neither a folder");
        assertFix(Files.writeString(folder.resolve("voices.json"), "{\"af\":[[1,2"), "voices.json");
        Files.write(folder.resolve("af_bella.bin"), new byte[1_000]);
        assertFix(folder, "af_bella.bin has 1000 bytes");
        Path npz = folder.resolve("v.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(npz))) {
            numpy(zip, "a.npy", true, "{'descr': '<f8', 'fortran_order': False, 'shape': (510, 1, 256), }");
        }
        assertFix(npz, "a.npy is no little-endian float32 array");
    }

    private static void assertFix(Path source, String problem) {
        assertThat(catchThrowableOfType(SpeechException.class, () -> VoiceBank.open(source)))
                .returns(FailureClass.MACHINE, SpeechException::kind)
                .hasMessageContaining(source.toString())
                .hasMessageContaining(problem)
                .hasMessageContaining("run `voicemill-models prepare`, or set KOKORO_VOICES_PATH");
    }

    private static void assertRow(float[] style, int row) {
        assertThat(style).hasSize(VoiceBank.STYLE);
        assertThat(style[0]).isEqualTo(row);
        assertThat(style[255]).isEqualTo(row + 255 / 1000f);
    }

    private static byte[] pack(int rows) {
        ByteBuffer bytes = ByteBuffer.allocate(rows * VoiceBank.STYLE * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < VoiceBank.STYLE; column++) {
                bytes.putFloat(row + column / 1000f);
            }
        }
        return bytes.array();
    }

    private static void numpy(ZipOutputStream zip, String name, boolean stored, String header) throws IOException {
        byte[] text = (header + " ".repeat(118 - header.length() - 1) + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer file = ByteBuffer.allocate(10 + text.length + 510 * 1024).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        file.putShort((short) text.length).put(text).put(pack(510));
        ZipEntry entry = new ZipEntry(name);
        if (stored) {
            CRC32 crc = new CRC32();
            crc.update(file.array());
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(file.capacity());
            entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        ((OutputStream) zip).write(file.array());
        zip.closeEntry();
    }
}
