package dev.voicemill.worker.text;

/** A script, or a part of one, that no rule can say. Bad input: the message names the text, its line and the fix. */
public final class UnspeakableText extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnspeakableText(String message) {
        super(message);
        this.reason = message;
    }

    /** The same, with the place that it was found in before it. */
    public UnspeakableText in(String place) {
        return new UnspeakableText(place + ": " + reason);
    }
}
