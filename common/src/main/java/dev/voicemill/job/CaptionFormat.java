package dev.voicemill.job;

import java.util.Optional;

/** A caption file that a job can be asked to deliver in {@code captions}; its wire name is also its file extension. */
public enum CaptionFormat {
    SRT("srt", "application/x-subrip"),
    VTT("vtt", "text/vtt");

    private final String wire;
    private final String contentType;

    CaptionFormat(String wire, String contentType) {
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

    /** The format with this wire name, or empty. */
    public static Optional<CaptionFormat> of(String wire) {
        for (CaptionFormat format : values()) {
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
