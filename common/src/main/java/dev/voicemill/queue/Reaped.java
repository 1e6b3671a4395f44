package dev.voicemill.queue;

import dev.voicemill.job.JobId;
import dev.voicemill.job.JobState;

/**
 * One job moved by the reaper.
 *
 * @param reason {@code lost}, {@code poison}, {@code cancelled}, {@code deadline} or {@code no-worker}
 */
public record Reaped(JobId id, JobState now, String reason) {}
