package dev.voicemill.job;

import java.util.Optional;

/** The accent that a script is read in, under its wire name. */
public enum Language {
    EN_US("en-us"),
    EN_GB("en-gb");

    private final String wire;

    Language(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /** The language with this wire name, or empty. */
    public static Optional<Language> of(String wire) {
        for (Language language : values()) {
            if (language.wire.equals(wire)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return wire;
    }
}
