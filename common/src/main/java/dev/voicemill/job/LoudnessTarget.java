package dev.voicemill.job;

import java.util.Optional;

/** How loud the finished sound shall be. */
public enum LoudnessTarget implements WireName {
    /** -16 LUFS on two speakers; a mono file then measures -19. */
    PODCAST,
    /** -14 LUFS. */
    VIDEO,
    /** As the engine spoke it. */
    RAW;

    /** The target with this wire name, or empty. */
    public static Optional<LoudnessTarget> of(String wire) {
        return WireName.find(LoudnessTarget.class, wire);
    }
}
