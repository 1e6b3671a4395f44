package dev.voicemill.job;

import java.util.Optional;

/** Why a job failed, coarse enough to count and to page on; the job hash keeps it as {@code errClass}. */
public enum FailureClass {
    /** The payload or the script is at fault; the same job fails again until its producer changes it. */
    BAD_INPUT("bad-input"),
    /** An engine or its phonemes failed. */
    SPEECH("speech"),
    /** FFmpeg or a media file failed. */
    MEDIA("media"),
    /** The bucket or folder refused or lost an object. */
    STORAGE("storage"),
    /** This machine is at fault: disk full, out of memory, a program missing. */
    MACHINE("machine"),
    /** The job ran longer than its limit. */
    TIMEOUT("timeout"),
    /** The job took its worker down too many times. */
    POISON("poison"),
    /** No worker that can do the job came within the waiting time. */
    NO_WORKER("no-worker"),
    /** A fault of Voicemill. */
    INTERNAL("internal");

    private final String wire;

    FailureClass(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /** The class with this wire name, or empty. */
    public static Optional<FailureClass> of(String wire) {
        for (FailureClass kind : values()) {
            if (kind.wire.equals(wire)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return wire;
    }
}
