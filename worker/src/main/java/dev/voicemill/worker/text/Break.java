package dev.voicemill.worker.text;

/** What comes after a sentence, and so how long the voice rests there. */
public enum Break {
    SENTENCE,
    PARAGRAPH,
    HEADING,
    END
}
