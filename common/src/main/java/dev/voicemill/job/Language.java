package dev.voicemill.job;

import java.util.Optional;

/** The accent that a script is read in, under its wire name. */
public enum Language implements WireName {
    EN_US,
    EN_GB;

    /** The language with this wire name, or empty. */
    public static Optional<Language> of(String wire) {
        return WireName.find(Language.class, wire);
    }
}
