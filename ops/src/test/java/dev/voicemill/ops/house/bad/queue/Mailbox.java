package dev.voicemill.ops.house.bad.queue;

/** Something to be seen by those who must not. */
public final class Mailbox {}
