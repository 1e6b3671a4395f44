package dev.voicemill.job;

import java.util.Optional;

/** The speech engine that a job may ask for in {@code voice.provider}. */
public enum Engine implements WireName {
    KOKORO,
    PIPER;

    /** The engine with this wire name, or empty. */
    public static Optional<Engine> of(String wire) {
        return WireName.find(Engine.class, wire);
    }
}
