package dev.voicemill.storage;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A store of whole objects under keys such as {@code jobs/01J/1/1790000000000/voice.mp3}. Any thread may call it.
 *
 * <p>A key is at most {@value ObjectKey#MOST_BYTES} bytes of UTF-8: parts joined by {@code /}, none of them empty,
 * {@code .} or {@code ..}, without control characters and backslashes. Others are refused with a lasting fault, because
 * keys also come from jobs.
 */
public sealed interface ObjectStore extends AutoCloseable permits S3Store, FolderStore {
    /**
     * Stores a file of at most 5 GiB under a key, in place of what was there. Readers see the old object or the new
     * one, never a part.
     */
    Stored put(String key, Path file, String contentType) throws StorageException;

    /** Copies an object into a file, in place of what was there; on a fault the target stays as it was. */
    void get(String key, Path target) throws StorageException;

    /** What is stored under a key, if anything. */
    Optional<Stored> find(String key) throws StorageException;

    /**
     * An address from which anyone can fetch the object: a signed link for a bucket, a file URI for a folder, where it
     * does not expire. The object need not exist.
     *
     * @param validFor from one second to seven days, the longest that S3 signs for
     */
    URI link(String key, Duration validFor) throws StorageException;

    /** Proves by a small probe object that the store exists and may be written to. */
    void check() throws StorageException;

    @Override
    void close();
}
