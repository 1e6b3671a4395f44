package dev.voicemill.queue;

import dev.voicemill.job.JobId;

/**
 * A sign of life for one running job.
 *
 * @param stage what the worker is at, a word for operators, at most 32 characters
 * @param percent how far the whole job is, 0 to 100
 */
public record Beat(JobId id, String token, String stage, int percent) {}
