package dev.voicemill.worker.speech;

import dev.voicemill.job.Language;
import dev.voicemill.job.PauseLengths;

/**
 * How a job wants to be read.
 *
 * @param speed 0.5 to 2, where 1 is the voice's own pace
 * @param lang the accent
 * @param pauses the silence between sentences
 */
public record Delivery(double speed, Language lang, PauseLengths pauses) {
    public Delivery {
        if (!(speed >= 0.5 && speed <= 2)) {
            throw new IllegalArgumentException("speed " + speed + " is outside 0.5 to 2");
        }
    }
}
