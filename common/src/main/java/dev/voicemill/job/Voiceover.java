package dev.voicemill.job;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A script to be spoken.
 *
 * @param lexicon word to its reading, in the producer's order: {@code /phonemes/} between slashes, or words to say
 *     instead
 */
public record Voiceover(
        ScriptSource script,
        @Nullable String title,
        VoiceChoice voice,
        PauseLengths pauses,
        Map<String, String> lexicon,
        LoudnessTarget loudness,
        List<OutputFormat> formats,
        List<CaptionFormat> captions,
        @Nullable String outputPrefix,
        @Nullable Duration timeout)
        implements JobSpec {
    public Voiceover {
        lexicon = Collections.unmodifiableMap(new LinkedHashMap<>(lexicon));
        formats = List.copyOf(formats);
        captions = List.copyOf(captions);
    }

    @Override
    public JobType type() {
        return JobType.VOICEOVER;
    }
}
