package dev.voicemill.job;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The voice that a job asks for.
 *
 * @param name a voice of either engine such as {@code af_bella}; null leaves it to the worker's default
 * @param provider pins the engine; null leaves it to the worker
 * @param speed 0.5 to 2.0, where 1.0 is the voice's own pace
 * @param lang the accent to read in; null follows the voice
 */
public record VoiceChoice(
        @Nullable String name,
        @Nullable Engine provider,
        double speed,
        @Nullable Language lang) {
    public static final double SLOWEST = 0.5;
    public static final double FASTEST = 2.0;

    /** Throws {@link IllegalArgumentException} for a speed outside its range. */
    public VoiceChoice {
        if (!(speed >= SLOWEST && speed <= FASTEST)) {
            throw new IllegalArgumentException("speed " + speed + " is outside " + SLOWEST + " to " + FASTEST);
        }
    }

    /** The worker's own voice at its own pace. */
    public static VoiceChoice standard() {
        return new VoiceChoice(null, null, 1.0, null);
    }

    /**
     * The accent to read in: the one asked for, else the one that a Kokoro voice's first letter stands for ({@code a}
     * American, {@code b} British), else American.
     */
    public Language spokenLanguage() {
        return Optional.ofNullable(lang)
                .orElseGet(() -> name != null && name.matches("b[fm]_.*") ? Language.EN_GB : Language.EN_US);
    }
}
