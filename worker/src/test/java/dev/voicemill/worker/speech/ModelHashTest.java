package dev.voicemill.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelHashTest {
    /** sha256 of "model". */
    private static final String COMPUTED = "9372c470eeadd5ecd9c3c74c2b3cb633f8e2f2fad799250a0f70d652b6b825e4";

    private static final String RECORDED = "ab".repeat(32);

    @TempDir
    private Path folder;

    @Test
    void takesTheRecordedHash() throws Exception {
        record(5);
        assertThat(new ModelHash(folder).of(model())).isEqualTo(RECORDED);
    }

    @Test
    void computesItForAFileOfAnotherLengthAndForOnesOutside() throws Exception {
        record(6);
        assertThat(new ModelHash(folder).of(model())).isEqualTo(COMPUTED);
        assertThat(new ModelHash(folder.resolve("elsewhere")).of(model())).isEqualTo(COMPUTED);
    }

    @Test
    void namesAFileThatCannotBeRead() {
        assertThatThrownBy(() -> new ModelHash(folder).of(folder.resolve("absent.onnx")))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("absent.onnx");
    }

    private Path model() throws IOException {
        Files.createDirectories(folder.resolve("kokoro"));
        return Files.writeString(folder.resolve("kokoro/model.onnx"), "model");
    }

    private void record(int bytes) throws IOException {
        Files.writeString(folder.resolve("prepared.json"), """
                {"format":1,"files":{"kokoro/model.onnx":{"bytes":%d,"sha256":"%s"}}}
                """.formatted(bytes, RECORDED));
    }
}
