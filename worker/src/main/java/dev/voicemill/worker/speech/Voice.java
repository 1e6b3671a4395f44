package dev.voicemill.worker.speech;

import dev.voicemill.worker.audio.Sound;
import dev.voicemill.worker.phoneme.Phonemes;
import dev.voicemill.worker.text.Sentence;
import org.jspecify.annotations.Nullable;

/** What differs between the engines: their phonemes and one run of their model. */
interface Voice {
    int sampleRate();

    /** The longest piece of phonemes for one run. */
    int mostPhonemes();

    Phonemes phonemes(Sentence sentence);

    /** Speaks one piece; it holds only symbols of the engine's alphabet, or the call fails and names the symbol. */
    Spoken speak(String phonemes) throws SpeechException, InterruptedException;

    /**
     * A piece as the model made it, with the silence around it.
     *
     * @param edges the sample at which each phoneme begins, and behind the last one its end: one more than there are
     *     phonemes; null when the model tells no durations
     */
    // An array in a record: made once, read once, never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Spoken(Sound sound, int @Nullable [] edges) {}
}
