package dev.voicemill.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacementTest {
    @TempDir
    private Path folder;

    @Test
    void aCommittedFileTakesTheTargetsPlace() throws Exception {
        Path target = Files.writeString(folder.resolve("voice.bin"), "old");

        try (var part = Replacement.begin(target)) {
            part.stream().write(bytes("new one"));
            assertThat(part.sum()).isEqualTo(SmallModels.sumOf(bytes("new one")));
            assertThat(target).hasContent("old");
            part.commit();
        }

        assertThat(target).hasContent("new one");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void whatIsNotCommittedLeavesTheTargetAndNoTrace() throws Exception {
        Path target = Files.writeString(folder.resolve("voice.bin"), "old");

        try (var part = Replacement.begin(target)) {
            part.stream().write(bytes("half"));
        }

        assertThat(target).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aResumedFileGoesOnWhereItEndedAndItsSumCoversAll() throws Exception {
        Path target = folder.resolve("model.onnx");
        try (var part = Replacement.resume(target)) {
            part.stream().write(bytes("first "));
        }

        try (var part = Replacement.resume(target)) {
            assertThat(part.bytes()).isEqualTo(6);
            part.stream().write(bytes("second"));
            assertThat(part.sum()).isEqualTo(SmallModels.sumOf(bytes("first second")));
            part.commit();
        }

        assertThat(target).hasContent("first second");
    }

    @Test
    void aDiscardedPartIsNotResumed() throws Exception {
        Path target = folder.resolve("model.onnx");
        try (var part = Replacement.resume(target)) {
            part.stream().write(bytes("rubbish"));
            part.discard();
        }

        try (var part = Replacement.resume(target)) {
            assertThat(part.bytes()).isZero();
        }
    }

    @Test
    void fillingStopsOneByteAfterTheLimit() throws Exception {
        try (var part = Replacement.begin(folder.resolve("long.bin"))) {
            part.fill(new ByteArrayInputStream(new byte[1_000_000]), 300_000);

            assertThat(part.bytes()).isEqualTo(300_001);
        }
    }

    @Test
    void aFullDiskIsSaidAndTheTargetStays() throws Exception {
        Path target = Files.writeString(folder.resolve("voice.bin"), "old");
        Files.createSymbolicLink(folder.resolve("voice.bin.part"), Path.of("/dev/full"));

        assertThatIOException()
                .isThrownBy(() -> write(target, new byte[100_000]))
                .withMessageContaining("No space left on device");
        assertThat(target).hasContent("old");
    }

    private static void write(Path target, byte[] content) throws IOException {
        try (var part = Replacement.begin(target)) {
            part.stream().write(content);
            part.commit();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
