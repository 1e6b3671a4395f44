package dev.voicemill.job;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A script to be spoken and shown: everything of a {@link Voiceover}, and the picture.
 *
 * @param lexicon as in {@link Voiceover}
 */
public record Render(
        ScriptSource script,
        @Nullable String title,
        VoiceChoice voice,
        PauseLengths pauses,
        Map<String, String> lexicon,
        LoudnessTarget loudness,
        List<OutputFormat> formats,
        List<CaptionFormat> captions,
        @Nullable String outputPrefix,
        @Nullable Duration timeout,
        Picture picture)
        implements JobSpec {
    public Render {
        lexicon = Collections.unmodifiableMap(new LinkedHashMap<>(lexicon));
        formats = List.copyOf(formats);
        captions = List.copyOf(captions);
    }

    @Override
    public JobType type() {
        return JobType.RENDER;
    }
}
