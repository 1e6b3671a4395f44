package dev.voicemill.job;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A given voiceover to be shown.
 *
 * @param voiceover bucket key or https address of the sound
 * @param script what it says, for captions; null when not known
 * @param captionsFrom where the captions come from
 */
public record RenderVideo(
        String voiceover,
        @Nullable ScriptSource script,
        CaptionsFrom captionsFrom,
        @Nullable String title,
        LoudnessTarget loudness,
        List<OutputFormat> formats,
        List<CaptionFormat> captions,
        @Nullable String outputPrefix,
        @Nullable Duration timeout,
        Picture picture)
        implements JobSpec {
    public RenderVideo {
        formats = List.copyOf(formats);
        captions = List.copyOf(captions);
    }

    @Override
    public JobType type() {
        return JobType.RENDER_VIDEO;
    }

    /** The source of the captions of a given voiceover. */
    public sealed interface CaptionsFrom {
        /** The script, aligned to the sound. */
        record Script() implements CaptionsFrom {}

        /** An SRT file in the bucket. */
        record Srt(String key) implements CaptionsFrom {}

        /** No captions. */
        record None() implements CaptionsFrom {}
    }
}
