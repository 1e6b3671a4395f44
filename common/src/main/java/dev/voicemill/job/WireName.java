package dev.voicemill.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A choice that is written as one word in JSON, in the queue and in settings: its constant's name in lower case with
 * hyphens, so {@code ZOOM_IN} is {@code zoom-in}. Renaming such a constant changes the contract with producers.
 */
public interface WireName {
    /** The constant's name; every enum has it. */
    String name();

    /** The word that stands for this choice. */
    default String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The choice that a word stands for, or empty for a word that this version does not know. */
    static <E extends Enum<E> & WireName> Optional<E> find(Class<E> choices, String wire) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.wire().equals(wire))
                .findFirst();
    }
}
