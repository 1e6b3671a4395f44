package dev.voicemill.job;

import java.util.Optional;

/** A file that a job can be asked to deliver in {@code formats}; its wire name is also its file extension. */
public enum OutputFormat {
    WAV("wav", "audio/wav"),
    MP3("mp3", "audio/mpeg"),
    MP4("mp4", "video/mp4");

    private final String wire;
    private final String contentType;

    OutputFormat(String wire, String contentType) {
        this.wire = wire;
        this.contentType = contentType;
    }

    public String wire() {
        return wire;
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
        for (OutputFormat format : values()) {
            if (format.wire.equals(wire)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return wire;
    }
}
