package dev.voicemill.storage;

/**
 * An object as the store knows it.
 *
 * @param key the name given to {@link ObjectStore#put}, without the store's own prefix
 * @param bytes the object's size
 * @param sha256 lower-case hex; empty when the object was put by another program, which recorded no hash
 */
public record Stored(String key, long bytes, String sha256) {}
