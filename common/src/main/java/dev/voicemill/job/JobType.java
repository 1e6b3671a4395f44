package dev.voicemill.job;

import java.util.Optional;

/** What kind of work a job is, under its stable name in the queue entry's field {@code type}. */
public enum JobType implements WireName {
    /** Script to narrated audio and captions. */
    VOICEOVER,
    /** Script to narrated video. */
    RENDER,
    /** A given voiceover to video. */
    RENDER_VIDEO;

    /** The type with this wire name, or empty for a type that this version does not know. */
    public static Optional<JobType> of(String wire) {
        return WireName.find(JobType.class, wire);
    }
}
