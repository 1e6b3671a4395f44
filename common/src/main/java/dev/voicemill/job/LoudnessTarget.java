package dev.voicemill.job;

import java.util.Optional;

/** How loud the finished sound shall be. */
public enum LoudnessTarget {
    /** -16 LUFS on two speakers; a mono file then measures -19. */
    PODCAST("podcast"),
    /** -14 LUFS. */
    VIDEO("video"),
    /** As the engine spoke it. */
    RAW("raw");

    private final String wire;

    LoudnessTarget(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /** The target with this wire name, or empty. */
    public static Optional<LoudnessTarget> of(String wire) {
        for (LoudnessTarget target : values()) {
            if (target.wire.equals(wire)) {
                return Optional.of(target);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return wire;
    }
}
