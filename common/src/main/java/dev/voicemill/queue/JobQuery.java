package dev.voicemill.queue;

import dev.voicemill.job.JobState;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs to list, newest first.
 *
 * @param state only these, or null for all
 * @param limit 1 to 1000
 */
public record JobQuery(@Nullable JobState state, int limit) {
    public JobQuery {
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("limit is " + limit + "; use 1 to 1000");
        }
    }

    /** The newest jobs in any state. */
    public static JobQuery newest(int limit) {
        return new JobQuery(null, limit);
    }

    /** The newest jobs in one state. */
    public static JobQuery in(JobState state, int limit) {
        return new JobQuery(state, limit);
    }
}
