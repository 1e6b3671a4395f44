package dev.voicemill.job;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A script to be spoken and shown.
 *
 * @param narration what is spoken, and what is delivered, here with the video formats
 * @param picture what is shown while it is spoken
 */
public record Render(Voiceover narration, Picture picture) implements JobSpec {
    @Override
    public JobType type() {
        return JobType.RENDER;
    }

    @Override
    public @Nullable String title() {
        return narration.title();
    }

    @Override
    public LoudnessTarget loudness() {
        return narration.loudness();
    }

    @Override
    public List<OutputFormat> formats() {
        return narration.formats();
    }

    @Override
    public List<CaptionFormat> captions() {
        return narration.captions();
    }

    @Override
    public @Nullable String outputPrefix() {
        return narration.outputPrefix();
    }

    @Override
    public @Nullable Duration timeout() {
        return narration.timeout();
    }
}
