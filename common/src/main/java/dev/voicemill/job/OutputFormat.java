package dev.voicemill.job;

import java.util.Optional;

/** A file that a job can be asked to deliver in {@code formats}; its wire name is also its file extension. */
public enum OutputFormat implements WireName {
    WAV("audio/wav"),
    MP3("audio/mpeg"),
    MP4("video/mp4");

    private final String contentType;

    OutputFormat(String contentType) {
        this.contentType = contentType;
    }

    /** The media type under which the file is stored. */
    public String contentType() {
        return contentType;
    }

    /** Whether a job of this type can deliver the format. */
    public boolean servedBy(JobType type) {
        return switch (type) {
            case VOICEOVER -> this != MP4;
            case RENDER, RENDER_VIDEO -> true;
        };
    }

    /** The format with this wire name, or empty. */
    public static Optional<OutputFormat> of(String wire) {
        return WireName.find(OutputFormat.class, wire);
    }
}
