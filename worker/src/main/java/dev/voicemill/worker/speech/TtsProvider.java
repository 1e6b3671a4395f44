package dev.voicemill.worker.speech;

import dev.voicemill.worker.text.Sentence;
import java.nio.file.Path;
import java.util.List;

/** An engine opened for one job: voice, speed and pauses are settled. One thread at a time; jobs share the model. */
public interface TtsProvider {
    /**
     * Speaks the sentences one after the other into {@code sentence_001.wav ...} and joins them with their pauses in
     * {@code voice.wav}; a single sentence is copied there. All are mono, 16 bits, at the engine's own rate.
     *
     * @param sentences at least one
     * @param jobDir an existing folder of the job
     * @return the track with the times of its sentences and words, in samples
     * @throws SpeechException when a sentence cannot be spoken; the message names it
     * @throws InterruptedException when the calling thread was interrupted; the model's run has ended then, and no
     *     {@code voice.wav} exists
     */
    Narration generateAudio(List<Sentence> sentences, Path jobDir) throws SpeechException, InterruptedException;
}
