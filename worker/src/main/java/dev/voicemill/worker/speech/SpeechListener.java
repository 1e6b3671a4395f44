package dev.voicemill.worker.speech;

/** Hears how far a narration is; called by the thread that speaks. */
@FunctionalInterface
public interface SpeechListener {
    /** That many sentences of so many are done. */
    void spoken(int done, int total);
}
