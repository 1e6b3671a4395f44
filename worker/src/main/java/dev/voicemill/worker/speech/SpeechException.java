package dev.voicemill.worker.speech;

import dev.voicemill.job.FailureClass;
import org.jspecify.annotations.Nullable;

/** Something cannot be spoken, or not here: the message names it and the fix. */
public final class SpeechException extends Exception {
    private static final long serialVersionUID = 1L;

    private final FailureClass kind;

    public SpeechException(FailureClass kind, String message) {
        this(kind, message, null);
    }

    public SpeechException(FailureClass kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** BAD_INPUT for a voice or text of the job, MACHINE for files of this worker, SPEECH for a model that failed. */
    public FailureClass kind() {
        return kind;
    }
}
