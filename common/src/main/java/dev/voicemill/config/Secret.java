package dev.voicemill.config;

/** A password or key that never prints itself: {@code toString} is a mask, so a log line cannot leak it. */
public final class Secret {
    private static final String MASK = "********";

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The secret itself; call it only where it is used up. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return MASK;
    }
}
