package dev.voicemill.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder, readable by this user only, that goes with everything in it. */
final class Scratch implements AutoCloseable {
    private final Path root;

    Scratch(String prefix) throws IOException {
        this.root = Files.createTempDirectory(prefix);
    }

    /** A new folder inside. */
    Path folder(String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }

    Path file(String name) {
        return root.resolve(name);
    }

    @Override
    public void close() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(root)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException _) {
            return; // closed before
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
