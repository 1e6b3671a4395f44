package dev.voicemill.worker.text;

import org.jspecify.annotations.Nullable;

/** How a rule says what it found. */
@FunctionalInterface
interface Reading {
    /** The words, set apart by spaces, a comma after a word for a short rest; null when this is not the rule's after all. */
    @Nullable
    String words(Found found);
}
