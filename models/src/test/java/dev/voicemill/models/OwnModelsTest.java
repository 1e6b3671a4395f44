package dev.voicemill.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnModelsTest {
    @TempDir
    private Path temp;

    private final SmallModels models = new SmallModels();
    private Path own;
    private ModelsFolder folder;
    private OwnModels ownModels;

    @BeforeEach
    void folders() throws Exception {
        own = models.writeTo(temp.resolve("own"));
        folder = new ModelsFolder(temp.resolve("models"));
        ownModels = new OwnModels(folder, new Recorded().screen());
    }

    @Test
    void anExportIsCopiedBesideOursAndTheOriginalIsUntouched() throws Exception {
        Path prepared = ownModels.kokoro(own.resolve("kokoro.onnx"));

        assertThat(prepared).isEqualTo(folder.file("kokoro/own/kokoro.onnx"));
        assertThat(Graph.read(prepared).outputs()).containsExactly("audio", "durations");
        assertThat(own.resolve("kokoro.onnx")).hasBinaryContent(models.bytes("kokoro.onnx"));
    }

    @Test
    void aVoiceBringsItsJson() throws Exception {
        Path prepared = ownModels.piper(own.resolve("joe.onnx"));

        assertThat(Graph.read(prepared).outputs()).containsExactly("output", "frames");
        assertThat(folder.file("piper/own/joe.onnx.json")).hasBinaryContent(models.bytes("joe.onnx.json"));
    }

    @Test
    void verifyLooksAtOwnModelsAndPrepareLeavesThem() throws Exception {
        ownModels.kokoro(own.resolve("kokoro.onnx"));
        var preparation = new Preparation(models.manifest(), folder, new Recorded().screen());

        preparation.prepare(new FolderSource(own, models.manifest()), false);

        Verification.Findings findings = new Verification(models.manifest(), folder).look(new Recorded().screen());
        assertThat(findings.files()).isEqualTo(7);
        assertThat(findings.faults()).isEmpty();
    }

    @Test
    void aVoiceWithoutItsJsonIsRefused() throws Exception {
        Files.delete(own.resolve("joe.onnx.json"));

        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(() -> ownModels.piper(own.resolve("joe.onnx")))
                .withMessageContaining("joe.onnx.json: not there");
        assertThat(folder.root()).doesNotExist();
    }

    @Test
    void anExportOfAnotherKindIsRefusedAndNothingIsWritten() {
        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(() -> ownModels.kokoro(own.resolve("joe.onnx")))
                .withMessageContaining("joe.onnx: not a Kokoro export");
        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(() -> ownModels.kokoro(own.resolve("nothing.onnx")))
                .withMessageContaining("nothing.onnx: no such file");
        assertThat(folder.root()).doesNotExist();
    }
}
