package dev.voicemill.job;

import java.util.Optional;

/** The speech engine that a job may ask for in {@code voice.provider}. */
public enum Engine {
    KOKORO("kokoro"),
    PIPER("piper");

    private final String wire;

    Engine(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /** The engine with this wire name, or empty. */
    public static Optional<Engine> of(String wire) {
        for (Engine engine : values()) {
            if (engine.wire.equals(wire)) {
                return Optional.of(engine);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return wire;
    }
}
