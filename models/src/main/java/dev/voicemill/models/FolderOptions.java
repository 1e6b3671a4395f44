package dev.voicemill.models;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which folder, and which list of files. */
final class FolderOptions {
    @Option(
            names = "--models-dir",
            paramLabel = "DIR",
            description = "The models folder. Default: $VM_MODELS_DIR, else"
                    + " $${XDG_DATA_HOME:-~/.local/share}/voicemill/models.")
    private @Nullable Path modelsDir;

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description =
                    "Another list of model files, in the shape of models/manifest.json. Default: the built-in one.")
    private @Nullable Path manifest;

    ModelsFolder folder() {
        return ModelsFolder.of(modelsDir, System.getenv(), Path.of(System.getProperty("user.home")));
    }

    Manifest manifest() throws IOException, ModelsException {
        return Manifest.load(manifest);
    }
}
