package dev.voicemill.models;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a model file is for, which decides how it is prepared. */
enum Use {
    /** A Kokoro export: its durations become an output. */
    KOKORO_MODEL,
    /** A Piper voice: its frame counts become an output. */
    PIPER_MODEL,
    /** A Kokoro style pack: copied. */
    VOICE,
    /** The JSON beside a Piper voice: copied. */
    SETTINGS,
    /** Pronunciations checked by people: they win. */
    GOLD,
    /** Pronunciations made by machine: they fill the gaps. */
    SILVER;

    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Use> of(String wire) {
        return Arrays.stream(values()).filter(use -> use.wire().equals(wire)).findFirst();
    }
}
