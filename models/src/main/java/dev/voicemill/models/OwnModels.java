package dev.voicemill.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Exports and voices that a user brings, prepared beside ours under {@code own/}, where they cannot replace one. */
final class OwnModels {
    private final ModelsFolder folder;
    private final Screen screen;

    OwnModels(ModelsFolder folder, Screen screen) {
        this.folder = folder;
        this.screen = screen;
    }

    /** Puts a copy of a Kokoro export that answers with its durations into the folder; returns its path. */
    Path kokoro(Path model) throws IOException, ModelsException, InterruptedException {
        requireFile(model, "--kokoro");
        return keep("kokoro/own/", model, Graph.read(model).exposingKokoroDurations());
    }

    /** Puts a copy of a Piper voice that answers with its frames into the folder, with its JSON; returns its path. */
    Path piper(Path model) throws IOException, ModelsException, InterruptedException {
        requireFile(model, "--piper");
        Path settings = model.resolveSibling(model.getFileName() + ".json");
        if (!Files.isRegularFile(settings)) {
            throw new ModelsException(
                    settings + ": not there, and a Piper voice does not speak without it",
                    "put the voice's JSON beside it under that name");
        }
        byte[] appended = Graph.read(model).exposingPiperDurations();
        keep("piper/own/", settings, new byte[0]);
        return keep("piper/own/", model, appended);
    }

    private Path keep(String under, Path source, byte[] appended)
            throws IOException, ModelsException, InterruptedException {
        String path = under + source.getFileName();
        try (var _ = FolderLock.take(folder, screen)) {
            folder.requireSpace(Files.size(source));
            try (var part = Replacement.begin(folder.file(path))) {
                Files.copy(source, part.stream());
                Checksum whole = Checksum.of(source);
                part.stream().write(appended);
                Checksum sum = part.sum();
                part.commit();
                var made = new Prepared.Made(
                        sum.bytes(), sum.sha256(), source.getFileName().toString(), whole.sha256());
                Prepared.of(folder).with(path, made).write(folder);
            }
        }
        return folder.file(path);
    }

    private static void requireFile(Path model, String option) throws ModelsException {
        if (!Files.isRegularFile(model)) {
            throw new ModelsException(model + ": no such file", "give " + option + " an .onnx file");
        }
    }
}
