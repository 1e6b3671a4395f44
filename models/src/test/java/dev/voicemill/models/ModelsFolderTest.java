package dev.voicemill.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsFolderTest {
    private static final Path HOME = Path.of("/home/mill");

    @Test
    void theOptionWinsThenTheVariableThenTheUsersDataFolder() {
        var both = Map.of("VM_MODELS_DIR", "/srv/models", "XDG_DATA_HOME", "/data");

        assertThat(ModelsFolder.of(Path.of("here"), both, HOME).root()).isEqualTo(Path.of("here"));
        assertThat(ModelsFolder.of(null, both, HOME).root()).isEqualTo(Path.of("/srv/models"));
        assertThat(ModelsFolder.of(null, Map.of("XDG_DATA_HOME", "/data"), HOME).root())
                .isEqualTo(Path.of("/data/voicemill/models"));
        assertThat(ModelsFolder.of(null, Map.of("VM_MODELS_DIR", " "), HOME).root())
                .isEqualTo(Path.of("/home/mill/.local/share/voicemill/models"));
    }

    @Test
    void whatCannotFitIsRefusedBeforeAnythingIsWritten(@TempDir Path temp) {
        var folder = new ModelsFolder(temp.resolve("not/there/yet"));

        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(() -> folder.requireSpace(Long.MAX_VALUE))
                .withMessageContaining(temp + ": ")
                .withMessageContaining("MB needed")
                .withMessageContaining("--models-dir");
        assertThat(folder.root()).doesNotExist();
    }
}
