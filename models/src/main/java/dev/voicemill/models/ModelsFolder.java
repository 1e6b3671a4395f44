package dev.voicemill.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder of model files: prepared ones under the names that the worker knows, fetched ones under {@code fetched/}
 * until they are prepared.
 */
record ModelsFolder(Path root) {

    /** {@code given}, else VM_MODELS_DIR, else the user's data folder. */
    static ModelsFolder of(@Nullable Path given, Map<String, String> environment, Path home) {
        if (given != null) {
            return new ModelsFolder(given);
        }
        String own = environment.getOrDefault("VM_MODELS_DIR", "");
        if (!own.isBlank()) {
            return new ModelsFolder(Path.of(own));
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        Path base = data.isBlank() ? home.resolve(".local/share") : Path.of(data);
        return new ModelsFolder(base.resolve("voicemill/models"));
    }

    /** A prepared file by its path in prepared.json, such as {@code kokoro/model.onnx}. */
    Path file(String path) {
        return root.resolve(path);
    }

    Path fetched() {
        return root.resolve("fetched");
    }

    Path fetched(String name) {
        return fetched().resolve(name);
    }

    Path preparedJson() {
        return root.resolve("prepared.json");
    }

    Path lock() {
        return root.resolve(".lock");
    }

    /** Fails while there is still nothing to lose when {@code bytes} more will not fit. */
    void requireSpace(long bytes) throws IOException, ModelsException {
        Path place = root.toAbsolutePath();
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        long usable = Files.getFileStore(place).getUsableSpace();
        if (usable < bytes) {
            throw new ModelsException(
                    "%s: %d MB needed, %d MB free".formatted(place, bytes / 1_000_000 + 1, usable / 1_000_000),
                    "free some space there, or choose another place with --models-dir or VM_MODELS_DIR");
        }
    }
}
