package dev.voicemill.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files as fetched. Each got its name only after its hash was right, so a name with the right size needs no second
 * look until it is used. Changed by the holder of the {@link FolderLock} only.
 */
final class Fetched {
    private final ModelsFolder folder;

    Fetched(ModelsFolder folder) {
        this.folder = folder;
    }

    Path path(String name) {
        return folder.fetched(name);
    }

    boolean has(ModelFile file) throws IOException {
        return has(file.name(), file.sum());
    }

    boolean has(Piece piece) throws IOException {
        return has(piece.saveAs(), piece.sum());
    }

    private boolean has(String name, Checksum sum) throws IOException {
        Path path = path(name);
        return Files.isRegularFile(path) && Files.size(path) == sum.bytes();
    }

    /** Keeps {@code in} under {@code name} if it is what was expected; else leaves things as they were. */
    void store(String name, Checksum expected, InputStream in, String fixIfWrong) throws IOException, ModelsException {
        try (var part = Replacement.begin(path(name))) {
            part.fill(in, expected.bytes());
            Checksum found = part.sum();
            if (!found.equals(expected)) {
                throw ModelsException.wrongHash(name, expected, found, fixIfWrong);
            }
            part.commit();
        }
    }

    /** Joins the pieces of a file that came in several, once all are there. */
    void join(ModelFile file) throws IOException, ModelsException {
        try (var part = Replacement.begin(path(file.name()))) {
            for (Piece piece : file.pieces()) {
                Files.copy(path(piece.saveAs()), part.stream());
            }
            Checksum found = part.sum();
            if (!found.equals(file.sum())) {
                forget(file);
                throw ModelsException.wrongHash(
                        file.name(), file.sum(), found, "run the command again: its pieces are fetched anew");
            }
            part.commit();
        }
        forgetPieces(file);
    }

    /** Deletes what was fetched for {@code file}. */
    void forget(ModelFile file) throws IOException {
        Files.deleteIfExists(path(file.name()));
        forgetPieces(file);
    }

    private void forgetPieces(ModelFile file) throws IOException {
        if (file.joined()) {
            for (Piece piece : file.pieces()) {
                Files.deleteIfExists(path(piece.saveAs()));
            }
        }
    }

    /** An empty folder for work in progress, on the same disk; what an earlier run left there is gone. */
    Path freshWorkFolder() throws IOException {
        Path work = path("work");
        clear(work);
        return Files.createDirectories(work);
    }

    /** Deletes the work folder, and the fetched folder too when nothing is left in it. */
    void tidy() throws IOException {
        clear(path("work"));
        Path all = folder.fetched();
        if (Files.isDirectory(all)) {
            boolean empty;
            try (Stream<Path> left = Files.list(all)) {
                empty = left.findAny().isEmpty();
            }
            if (empty) {
                Files.delete(all);
            }
        }
    }

    private static void clear(Path work) throws IOException {
        if (!Files.exists(work)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(work)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
