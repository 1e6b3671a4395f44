package dev.voicemill.worker.phoneme;

/** espeak-ng cannot be started, or does not answer: a fault of this machine. The message names the fix. */
public final class EspeakUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EspeakUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    EspeakUnavailable(String message) {
        super(message);
    }
}
