package dev.voicemill.job;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The work that a job asks for: the decoded payload, every default filled in. */
public sealed interface JobSpec permits Voiceover, Render, RenderVideo {
    JobType type();

    /** A title for players and title cards. */
    @Nullable
    String title();

    LoudnessTarget loudness();

    /** What to deliver; never empty, no format twice. */
    List<OutputFormat> formats();

    /** The caption files to deliver beside it; may be empty. */
    List<CaptionFormat> captions();

    /** Where in the bucket the results go; null leaves it to the worker. */
    @Nullable
    String outputPrefix();

    /** The longest that one attempt may run; null leaves it to the worker. */
    @Nullable
    Duration timeout();
}
