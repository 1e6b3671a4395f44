package dev.voicemill.queue;

import dev.voicemill.job.JobState;
import java.time.Instant;

/** What a {@link Ending} led to. */
public sealed interface FinishReply {
    /** The job ended as asked: done, cancelled or expired. */
    record Committed() implements FinishReply {}

    /** The job waits for its next run. */
    record Retrying(Instant due) implements FinishReply {}

    /** The job is ready for another worker. */
    record Released() implements FinishReply {}

    /** The job is a dead letter, by request or because its attempts are spent. */
    record Died() implements FinishReply {}

    /**
     * The job had left this worker by the same token before: the repeat of a finish whose reply was lost. Also the
     * answer to a retry or release of a job that was cancelled meanwhile, which ends it.
     */
    record Already(JobState state) implements FinishReply {}

    /** The job is no longer this worker's; nothing changed. */
    record Fenced() implements FinishReply {}
}
