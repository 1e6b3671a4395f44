package dev.voicemill.ops.house.bad.worker.speech;

/** Something to be seen by those who must not. */
public final class Narrator {}
