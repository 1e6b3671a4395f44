package dev.voicemill.worker.audio;

import java.util.Arrays;

/**
 * A stretch of mono sound in memory, a few seconds long: samples in about -1 to 1 at a rate in Hz. Values in, values
 * out: nothing here changes an existing sound.
 */
public final class Sound {
    private static final float FULL_SCALE = 32768f;

    private final float[] samples;
    private final int rate;

    /** Takes the array over; the caller must not change it any more. */
    public Sound(float[] samples, int rate) {
        if (rate < 1) {
            throw new IllegalArgumentException("a sample rate is positive, not " + rate);
        }
        this.samples = samples;
        this.rate = rate;
    }

    public static Sound silence(int samples, int rate) {
        return new Sound(new float[samples], rate);
    }

    public int length() {
        return samples.length;
    }

    public int rate() {
        return rate;
    }

    public float at(int index) {
        return samples[index];
    }

    /** The samples from one index up to another. */
    public Sound slice(int from, int to) {
        return new Sound(Arrays.copyOfRange(samples, from, to), rate);
    }

    /** This sound and then the other. */
    public Sound then(Sound next) {
        if (next.rate != rate) {
            throw new IllegalArgumentException(next.rate + " Hz cannot follow " + rate + " Hz");
        }
        float[] both = Arrays.copyOf(samples, samples.length + next.samples.length);
        System.arraycopy(next.samples, 0, both, samples.length, next.samples.length);
        return new Sound(both, rate);
    }

    /** The sound with a raised-cosine fade of that length at both edges, so that it can touch silence without a click. */
    public Sound faded(int milliseconds) {
        int length = Math.min(rate * milliseconds / 1000, samples.length / 2);
        float[] faded = samples.clone();
        for (int i = 0; i < length; i++) {
            float gain = (float) (0.5 - 0.5 * Math.cos(Math.PI * i / length));
            faded[i] *= gain;
            faded[faded.length - 1 - i] *= gain;
        }
        return new Sound(faded, rate);
    }

    /** The sound with every sample multiplied. */
    public Sound times(float gain) {
        float[] scaled = samples.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= gain;
        }
        return new Sound(scaled, rate);
    }

    /** Rounded to 16 bits; what passes full scale is clipped. */
    public short[] pcm16() {
        short[] pcm = new short[samples.length];
        for (int i = 0; i < pcm.length; i++) {
            pcm[i] = (short) Math.clamp(Math.round(samples[i] * FULL_SCALE), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return pcm;
    }

    /** How loud it is. */
    public Level level() {
        double sum = 0;
        double peak = 0;
        for (float sample : samples) {
            sum += (double) sample * sample;
            peak = Math.max(peak, Math.abs(sample));
        }
        return new Level(decibels(Math.sqrt(sum / Math.max(1, samples.length))), decibels(peak), Double.isFinite(sum));
    }

    private static double decibels(double amplitude) {
        return amplitude > 0 ? 20 * Math.log10(amplitude) : Double.NEGATIVE_INFINITY;
    }

    /**
     * The loudness of a sound in dB under full scale; negative infinity for pure silence.
     *
     * @param rmsDb its mean power
     * @param peakDb its largest sample
     * @param finite false when a broken model produced samples that are no numbers
     */
    public record Level(double rmsDb, double peakDb, boolean finite) {}
}
