package dev.voicemill.worker.speech;

import org.jspecify.annotations.Nullable;

/** What a model said: samples in about -1 to 1, and how long each input id took, in the model's own units. */
final class ModelOutput {
    private final float[] audio;
    private final float @Nullable [] durations;

    ModelOutput(float[] audio, float @Nullable [] durations) {
        this.audio = audio;
        this.durations = durations;
    }

    float[] audio() {
        return audio;
    }

    /**
     * The sample at which each id begins, and the end: {@code ids + 1} offsets from 0 to the length of the audio. Null
     * when the export has no durations, or another number of them than ids.
     *
     * <p>The cumulative durations are scaled by samples / sum, which suits any hop length.
     */
    int @Nullable [] edges(int ids) {
        if (durations == null || durations.length != ids) {
            return null;
        }
        double total = 0;
        for (float duration : durations) {
            total += duration;
        }
        if (!(total > 0)) {
            return null;
        }
        int[] edges = new int[ids + 1];
        double sum = 0;
        for (int i = 0; i < ids; i++) {
            sum += durations[i];
            edges[i + 1] = (int) Math.round(sum * audio.length / total);
        }
        return edges;
    }
}
