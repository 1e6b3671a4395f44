package dev.voicemill.ops.house.bad.job;

import dev.voicemill.ops.house.bad.queue.Mailbox;

/** Breaks: job imports nothing of ours. */
public final class KnowsTheQueue {
    public Mailbox[] mailboxes() {
        return new Mailbox[0];
    }
}
