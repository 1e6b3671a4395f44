package dev.voicemill.worker.text;

/** A script, or a part of one, that no rule can say. Bad input: the message names the text, its line and the fix. */
public final class UnspeakableText extends Exception {
    private static final long serialVersionUID = 1L;

    public UnspeakableText(String message) {
        super(message);
    }
}
