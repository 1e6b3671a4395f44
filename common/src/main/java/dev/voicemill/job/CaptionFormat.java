package dev.voicemill.job;

import java.util.Optional;

/** A caption file that a job can be asked to deliver in {@code captions}; its wire name is also its file extension. */
public enum CaptionFormat implements WireName {
    SRT("application/x-subrip"),
    VTT("text/vtt");

    private final String contentType;

    CaptionFormat(String contentType) {
        this.contentType = contentType;
    }

    /** The media type under which the file is stored. */
    public String contentType() {
        return contentType;
    }

    /** The format with this wire name, or empty. */
    public static Optional<CaptionFormat> of(String wire) {
        return WireName.find(CaptionFormat.class, wire);
    }
}
