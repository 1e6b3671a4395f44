package dev.voicemill.queue;

import java.util.OptionalLong;

/** What a claim brought. */
public sealed interface ClaimReply {
    /** A job is this worker's until its lease ends. */
    record Leased(ClaimedJob job) implements ClaimReply {}

    /**
     * Nothing that this worker can do is ready.
     *
     * @param nextDueMs how many ms from now the next waiting job becomes ready
     */
    record Empty(OptionalLong nextDueMs) implements ClaimReply {}

    /**
     * The node runs as many jobs as it may.
     *
     * @param nextExpiryMs how many ms from now the first of their leases would lapse
     */
    record NoSlot(OptionalLong nextExpiryMs) implements ClaimReply {}

    /** An operator paused the queue; ask again in 5 s. */
    record Paused() implements ClaimReply {}

    /** An operator drains this node; ask again in 5 s. */
    record Draining() implements ClaimReply {}
}
