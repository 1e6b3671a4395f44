package dev.voicemill.queue;

import dev.voicemill.job.JobState;

/** What a requeue did. */
public sealed interface RequeueReply {
    /** The job is ready again, in a new generation with fresh attempts. */
    record Requeued(int generation) implements RequeueReply {}

    /** The job is in another generation than expected, or not dead, cancelled or expired; nothing changed. */
    record Conflict(int generation, JobState state) implements RequeueReply {}

    /** The job was refused at intake and has nothing to run; submit it anew under another id. */
    record Unusable(String reason) implements RequeueReply {}

    /** No such job. */
    record Unknown() implements RequeueReply {}
}
