package dev.voicemill.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Objects as files under one folder of this machine. An object is written beside its place, flushed to the disk and
 * then renamed, so that neither a reader nor a power cut finds half of it.
 */
public final class FolderStore implements ObjectStore {
    private final Path folder;

    FolderStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public Stored put(String key, Path file, String contentType) throws StorageException {
        Path place = place(key);
        try {
            Files.createDirectories(place.getParent());
            FileDigest digest = FileDigest.of(file);
            copyWhole(file, place);
            return new Stored(key, digest.bytes(), digest.sha256());
        } catch (IOException e) {
            throw fault("cannot store " + key, e);
        }
    }

    @Override
    public void get(String key, Path target) throws StorageException {
        Path place = place(key);
        if (!Files.isRegularFile(place)) {
            throw StorageException.lasting("no object " + key + " in " + folder + "; check the key", null);
        }
        try {
            copyWhole(place, target.toAbsolutePath());
        } catch (IOException e) {
            throw fault("cannot fetch " + key, e);
        }
    }

    @Override
    public Optional<Stored> find(String key) throws StorageException {
        Path place = place(key);
        if (!Files.isRegularFile(place)) {
            return Optional.empty();
        }
        try {
            FileDigest digest = FileDigest.of(place);
            return Optional.of(new Stored(key, digest.bytes(), digest.sha256()));
        } catch (IOException e) {
            throw fault("cannot read " + key, e);
        }
    }

    @Override
    public URI link(String key, Duration validFor) throws StorageException {
        LinkLife.check(validFor);
        return place(key).toUri();
    }

    @Override
    public void check() throws StorageException {
        try {
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder, ".check-", ".part");
            Files.delete(probe);
        } catch (IOException e) {
            throw fault("the folder is not usable", e);
        }
    }

    @Override
    public void close() {
        // Holds nothing open between calls.
    }

    private Path place(String key) throws StorageException {
        ObjectKey.check(key);
        Path place = folder.resolve(key).normalize();
        if (!place.startsWith(folder.normalize())) {
            throw StorageException.lasting("object key \"" + key + "\" leads out of " + folder, null);
        }
        return place;
    }

    private static void copyWhole(Path from, Path to) throws IOException {
        Path part = to.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            Files.copy(from, part);
            try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private StorageException fault(String what, IOException e) {
        String message = what + " in " + folder + ": " + reason(e);
        return switch (e) {
            case AccessDeniedException _ ->
                StorageException.lasting(message + "; let this user write there, or change STORE_DIR", e);
            case FileAlreadyExistsException _, NotDirectoryException _, NoSuchFileException _ ->
                StorageException.lasting(message + "; check the path, and STORE_DIR", e);
            case IOException _ -> StorageException.passing(message + "; check that the disk is not full", e);
        };
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "access to " + denied.getFile() + " is denied";
            case FileAlreadyExistsException taken -> taken.getFile() + " is there and is no folder";
            case NotDirectoryException taken -> taken.getFile() + " is no folder";
            case NoSuchFileException absent -> absent.getFile() + " does not exist";
            case IOException other -> String.valueOf(other.getMessage());
        };
    }
}
