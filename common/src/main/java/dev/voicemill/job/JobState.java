package dev.voicemill.job;

import java.util.Optional;

/** Where a job stands. The four terminal states are final within one generation. */
public enum JobState {
    QUEUED(false),
    RUNNING(false),
    DONE(true),
    DEAD(true),
    CANCELLED(true),
    EXPIRED(true);

    private final boolean terminal;
    private final String wire;

    JobState(boolean terminal) {
        this.terminal = terminal;
        this.wire = name().toLowerCase(java.util.Locale.ROOT);
    }

    public String wire() {
        return wire;
    }

    /** Whether no worker will touch the job again unless an operator requeues it. */
    public boolean terminal() {
        return terminal;
    }

    /** The state with this wire name, or empty. */
    public static Optional<JobState> of(String wire) {
        for (JobState state : values()) {
            if (state.wire.equals(wire)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return wire;
    }
}
