package dev.voicemill.job;

/** One failure of a job: its class, and one sentence for the producer that names the fault and the fix. */
public record Failure(FailureClass kind, String message) {}
