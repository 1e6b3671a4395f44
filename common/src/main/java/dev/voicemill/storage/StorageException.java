package dev.voicemill.storage;

import org.jspecify.annotations.Nullable;

/** An object that could not be stored, fetched or linked; the message says why and what to do. */
public final class StorageException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean transientFault;

    private StorageException(String message, boolean transientFault, @Nullable Throwable cause) {
        super(message, cause);
        this.transientFault = transientFault;
    }

    /** A fault that may pass by itself: the store is busy, or the line to it is down. */
    static StorageException passing(String message, @Nullable Throwable cause) {
        return new StorageException(message, true, cause);
    }

    /** A fault that stays until somebody changes a setting, a permission or the request. */
    static StorageException lasting(String message, @Nullable Throwable cause) {
        return new StorageException(message, false, cause);
    }

    /** Whether the same call may succeed later without anybody's doing. */
    public boolean transientFault() {
        return transientFault;
    }
}
