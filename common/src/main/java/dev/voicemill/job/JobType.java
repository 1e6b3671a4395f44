package dev.voicemill.job;

import java.util.Optional;

/** What kind of work a job is, under its stable name in the queue entry's field {@code type}. */
public enum JobType {
    /** Script to narrated audio and captions. */
    VOICEOVER("voiceover"),
    /** Script to narrated video. */
    RENDER("render"),
    /** A given voiceover to video. */
    RENDER_VIDEO("render-video");

    private final String wire;

    JobType(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /** The type with this wire name, or empty for a type that this version does not know. */
    public static Optional<JobType> of(String wire) {
        for (JobType type : values()) {
            if (type.wire.equals(wire)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return wire;
    }
}
