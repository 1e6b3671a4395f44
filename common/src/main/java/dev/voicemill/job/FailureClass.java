package dev.voicemill.job;

import java.util.Optional;

/** Why a job failed, coarse enough to count and to page on; the job hash keeps it as {@code errClass}. */
public enum FailureClass implements WireName {
    /** The payload or the script is at fault; the same job fails again until its producer changes it. */
    BAD_INPUT,
    /** An engine or its phonemes failed. */
    SPEECH,
    /** FFmpeg or a media file failed. */
    MEDIA,
    /** The bucket or folder refused or lost an object. */
    STORAGE,
    /** This machine is at fault: disk full, out of memory, a program missing. */
    MACHINE,
    /** The job ran longer than its limit. */
    TIMEOUT,
    /** The job took its worker down too many times. */
    POISON,
    /** No worker that can do the job came within the waiting time. */
    NO_WORKER,
    /** A fault of Voicemill. */
    INTERNAL;

    /** The class with this wire name, or empty. */
    public static Optional<FailureClass> of(String wire) {
        return WireName.find(FailureClass.class, wire);
    }
}
