package dev.voicemill.worker.media;

import dev.voicemill.job.FailureClass;
import org.jspecify.annotations.Nullable;

/** A media tool is missing, failed, ran past its deadline, or made something else than was planned. */
public final class MediaException extends Exception {
    private static final long serialVersionUID = 1L;

    private final FailureClass kind;

    public MediaException(FailureClass kind, String message) {
        this(kind, message, null);
    }

    public MediaException(FailureClass kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** MACHINE for a missing tool, TIMEOUT past the deadline, MEDIA for everything else. */
    public FailureClass kind() {
        return kind;
    }
}
