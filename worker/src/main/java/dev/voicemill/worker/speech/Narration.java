package dev.voicemill.worker.speech;

import java.nio.file.Path;
import java.util.List;

/**
 * A spoken script.
 *
 * @param voice the whole track
 * @param sampleRate in Hz; every offset counts samples at this rate
 * @param samples the length of the track
 */
public record Narration(Path voice, int sampleRate, long samples, List<SpokenSentence> sentences) {
    public Narration {
        sentences = List.copyOf(sentences);
    }

    /** The length in milliseconds, rounded. */
    public long durationMs() {
        return Math.round(samples * 1000.0 / sampleRate);
    }
}
