package dev.voicemill.worker.audio;

/**
 * Finds where speech begins and ends in what a model made, so that the pauses between sentences are ours and always the
 * same. A soft first or last consonant lies 40 dB under a vowel, so the threshold is far down and a margin stays.
 */
public final class SilenceTrimmer {
    private static final int FRAME_MS = 10;
    private static final double UNDER_LOUDEST_DB = 52;
    private static final double FLOOR_DB = -66;

    private final int leadMs;
    private final int tailMs;

    /** A trimmer that leaves 20 ms before and 60 ms after the speech. */
    public SilenceTrimmer() {
        this(20, 60);
    }

    SilenceTrimmer(int leadMs, int tailMs) {
        this.leadMs = leadMs;
        this.tailMs = tailMs;
    }

    /** The samples to keep; the whole sound when it is silent throughout. */
    public Kept speechOf(Sound sound) {
        int frame = Math.max(1, sound.rate() * FRAME_MS / 1000);
        int frames = (sound.length() + frame - 1) / frame;
        double[] power = new double[frames];
        double loudest = 0;
        for (int i = 0; i < frames; i++) {
            power[i] = power(sound, i * frame, Math.min(sound.length(), (i + 1) * frame));
            loudest = Math.max(loudest, power[i]);
        }
        double threshold = Math.max(loudest * Math.pow(10, -UNDER_LOUDEST_DB / 10), Math.pow(10, FLOOR_DB / 10));
        int first = 0;
        while (first < frames && power[first] < threshold) {
            first++;
        }
        if (first == frames) {
            return new Kept(0, sound.length());
        }
        int last = frames - 1;
        while (power[last] < threshold) {
            last--;
        }
        return new Kept(
                Math.max(0, first * frame - sound.rate() * leadMs / 1000),
                Math.min(sound.length(), (last + 1) * frame + sound.rate() * tailMs / 1000));
    }

    private static double power(Sound sound, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) sound.at(i) * sound.at(i);
        }
        return sum / Math.max(1, to - from);
    }

    /** A stretch of a sound, in samples: from the first kept one to the first one that is dropped behind. */
    public record Kept(int from, int to) {}
}
