package dev.voicemill.worker.lease;

/** Why a running job has to stop before its own end. The first reason given to a {@link Lease} stays. */
public enum StopReason {
    /** An operator or producer cancelled it. */
    CANCELLED,
    /** Redis says that this worker no longer holds the job, or Redis was silent for too long to be sure. */
    LOST,
    /** It ran into its time limit. */
    TIMEOUT,
    /** Its deadline passed: nobody wants the result any more. */
    EXPIRED,
    /** The worker is shutting down and hands the job back. */
    DRAINED
}
