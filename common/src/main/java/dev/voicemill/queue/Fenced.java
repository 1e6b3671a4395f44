package dev.voicemill.queue;

import dev.voicemill.job.JobId;

/** The job is no longer this worker's: drop the work, write nothing, take the next job. A normal outcome. */
public final class Fenced extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Fenced(JobId id) {
        super("job " + id + " is no longer this worker's");
    }
}
