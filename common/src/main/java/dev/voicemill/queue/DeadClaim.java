package dev.voicemill.queue;

import dev.voicemill.job.JobId;

/** A claim whose owner is known to be gone, read from a slot file that nobody holds. */
public record DeadClaim(JobId id, String token) {}
