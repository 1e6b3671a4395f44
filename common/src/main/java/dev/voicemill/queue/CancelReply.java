package dev.voicemill.queue;

import dev.voicemill.job.JobState;

/** What a cancel did. */
public sealed interface CancelReply {
    /** The job is cancelled. */
    record Cancelled() implements CancelReply {}

    /** The job runs; its worker hears of it at its next beat. */
    record Flagged() implements CancelReply {}

    /** The job had ended before; nothing changed. */
    record AlreadyOver(JobState state) implements CancelReply {}

    /**
     * No such job.
     *
     * @param mailbox entries not taken in yet; when not 0 the job may be among them, so ask again
     */
    record Unknown(long mailbox) implements CancelReply {}
}
