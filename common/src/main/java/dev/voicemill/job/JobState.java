package dev.voicemill.job;

import java.util.Optional;

/** Where a job stands. The four terminal states are final within one generation. */
public enum JobState implements WireName {
    QUEUED(false),
    RUNNING(false),
    DONE(true),
    DEAD(true),
    CANCELLED(true),
    EXPIRED(true);

    private final boolean terminal;

    JobState(boolean terminal) {
        this.terminal = terminal;
    }

    /** Whether no worker will touch the job again unless an operator requeues it. */
    public boolean terminal() {
        return terminal;
    }

    /** The state with this wire name, or empty. */
    public static Optional<JobState> of(String wire) {
        return WireName.find(JobState.class, wire);
    }
}
