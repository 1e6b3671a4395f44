package dev.voicemill.worker.speech;

import dev.voicemill.wire.JobResult.Warning;
import java.util.List;

/** The engine, voice and model for a job, and what is different from what it asked for. */
public record Resolved(Pin pin, List<Warning> warnings) {
    public Resolved {
        warnings = List.copyOf(warnings);
    }
}
