package dev.voicemill.worker.speech;

import dev.voicemill.worker.audio.Sound;
import java.util.List;

/**
 * One spoken sentence before it has a place in a track.
 *
 * @param times when each token of the sentence that has phonemes is heard
 * @param measured whether those times come from the model
 */
record Utterance(Sound sound, List<TokenTime> times, boolean measured) {
    /** A token's first sample and the one behind its last, within the sentence. */
    record TokenTime(int token, int start, int end) {}
}
