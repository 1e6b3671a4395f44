package dev.voicemill.worker.speech;

import dev.voicemill.worker.text.Sentence;
import java.nio.file.Path;
import java.util.List;

/**
 * A sentence in the track.
 *
 * @param wav its own file
 * @param start its first sample in {@code voice.wav}
 * @param end the first sample behind it
 * @param words in order, without gaps of the wrong sign: each starts where or after the one before ends
 * @param measured true when the model told how long each phoneme took; false when the words were spread by length
 */
public record SpokenSentence(
        Sentence sentence, Path wav, long start, long end, List<WordTiming> words, boolean measured) {
    public SpokenSentence {
        words = List.copyOf(words);
    }
}
