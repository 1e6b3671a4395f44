package dev.voicemill.wire;

import dev.voicemill.job.Engine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a finished job reports: how long it sounds, who spoke it, and where its files are.
 *
 * @param durationMs length of the sound
 * @param sentences how many were spoken
 * @param provider the engine that spoke
 * @param voice the voice that spoke
 * @param model {@code sha256:} and the hash of the model file
 * @param rtf real-time factor: time spent speaking by time of sound; 0.3 is three times faster than speech
 * @param artifacts the files; empty when {@code manifest} stands for them
 * @param manifest key of a JSON object that lists the files, when there are too many for a webhook's body
 * @param timings key of the JSON object with the times of sentences and words
 * @param warnings what was done otherwise than asked
 * @param stagesMs time spent in each stage, in their order
 */
public record JobResult(
        long durationMs,
        int sentences,
        Engine provider,
        String voice,
        String model,
        double rtf,
        List<Artifact> artifacts,
        @Nullable String manifest,
        @Nullable String timings,
        List<Warning> warnings,
        Map<String, Long> stagesMs) {
    public JobResult {
        artifacts = List.copyOf(artifacts);
        warnings = List.copyOf(warnings);
        stagesMs = Collections.unmodifiableMap(new LinkedHashMap<>(stagesMs));
    }

    /** The same result with its list of files left to the object of this key. */
    public JobResult withManifest(String key) {
        return new JobResult(
                durationMs, sentences, provider, voice, model, rtf, List.of(), key, timings, warnings, stagesMs);
    }

    /**
     * One delivered file.
     *
     * @param kind its wire name, such as {@code mp3} or {@code srt}
     * @param sha256 64 hex digits
     * @param durationMs length of its sound; null for a file without sound
     */
    public record Artifact(
            String kind,
            String key,
            long bytes,
            String sha256,
            @Nullable Long durationMs) {}

    /**
     * Something done otherwise than asked, which did not fail the job.
     *
     * @param code a stable word such as {@code voice-mapped}
     * @param text one sentence for people
     */
    public record Warning(String code, String text) {}
}
