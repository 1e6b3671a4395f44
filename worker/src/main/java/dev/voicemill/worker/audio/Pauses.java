package dev.voicemill.worker.audio;

import dev.voicemill.job.PauseLengths;
import dev.voicemill.worker.text.Break;

/** The silence between sentences, in samples. Fixed lengths: the same script always gives the same track. */
public record Pauses(PauseLengths lengths, int sampleRate) {
    /** The samples of silence after a sentence that ends like this; none at the end. */
    public int after(Break end) {
        return switch (end) {
            case SENTENCE -> samples(lengths.sentenceMs());
            case PARAGRAPH -> samples(lengths.paragraphMs());
            case HEADING -> samples(lengths.headingMs());
            case END -> 0;
        };
    }

    private int samples(int milliseconds) {
        return Math.toIntExact((long) milliseconds * sampleRate / 1000);
    }
}
