package dev.voicemill.queue;

/** What became of a checkpoint. */
public sealed interface StepReply {
    /** The job remembers it. */
    record Recorded() implements StepReply {}

    /** Another object stands under that name and stays; use it. */
    record Already(String key, String sha256) implements StepReply {}

    /** The job remembers 200 steps already; the work goes on without this one. */
    record Full() implements StepReply {}

    /** The job is no longer this worker's. */
    record Fenced() implements StepReply {}
}
