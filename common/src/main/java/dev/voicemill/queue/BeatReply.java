package dev.voicemill.queue;

import dev.voicemill.job.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Redis says to one {@link Beat}.
 *
 * @param leaseUntil new end of the lease by the clock of Redis; null when {@link Verdict#LOST}
 */
public record BeatReply(JobId id, Verdict verdict, @Nullable Instant leaseUntil) {
    /** Whether the job is still this worker's. */
    public enum Verdict {
        /** Go on. */
        OK,
        /** Still leased, but cancelled: stop the work and end the job as cancelled. */
        CANCEL,
        /** No longer this worker's: stop the work and write nothing. */
        LOST
    }
}
