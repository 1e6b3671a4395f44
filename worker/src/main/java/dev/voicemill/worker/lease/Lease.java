package dev.voicemill.worker.lease;

import dev.voicemill.job.JobId;
import dev.voicemill.queue.Beat;
import dev.voicemill.queue.ClaimedJob;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The right of this process to work on one job, for as long as it is confirmed in time. Its age is counted on the monotonic
 * clock from the moment <em>before</em> the last good claim or beat was sent, so a stopped process or a stepped wall clock never
 * makes it look younger than Redis thinks.
 *
 * <p>Safe for use by the job's thread, the heartbeat and the drain at once.
 */
public final class Lease {
    /** Share of the lease after which an unconfirmed holder stops by itself. */
    private static final double SELF_FENCE = 0.8;

    private final ClaimedJob job;
    private final Duration length;
    private @Nullable StopReason stop;
    private long confirmedAtNanos;
    private long runUntilNanos = Long.MAX_VALUE;
    private StopReason limitReason = StopReason.TIMEOUT;
    private volatile String stage = "claimed";
    private volatile int percent;
    private String lastTold = "";
    private @Nullable Thread thread;
    private boolean ended;

    /** @param confirmedAtNanos {@link System#nanoTime()} read before the claim was sent */
    public Lease(ClaimedJob job, Duration length, long confirmedAtNanos) {
        this.job = job;
        this.length = length;
        this.confirmedAtNanos = confirmedAtNanos;
    }

    public ClaimedJob job() {
        return job;
    }

    public JobId id() {
        return job.id();
    }

    /** Says where the job is; shown in the status with the next beat. {@code percent} is 0 to 99 until the job is done. */
    public void at(String stage, int percent) {
        this.percent = Math.clamp(percent, 0, 99);
        this.stage = stage;
    }

    /** Ends the work at this moment of the monotonic clock with this reason, whichever limit is first. */
    public synchronized void limit(long untilNanos, StopReason reason) {
        if (runUntilNanos == Long.MAX_VALUE || untilNanos - runUntilNanos < 0) {
            limitReason = reason;
            runUntilNanos = untilNanos;
        }
    }

    /** Binds the lease to the thread that does the work; a stop that came earlier interrupts it at once. */
    public synchronized void attach(Thread worker) {
        thread = worker;
        if (stop != null) {
            worker.interrupt();
        }
    }

    /** Called by the job's thread when its work is over: no later stop interrupts whatever the thread does next. */
    public synchronized void detach() {
        ended = true;
        thread = null;
    }

    /** Stops the work: the job's thread is interrupted, which also kills its child processes. Later reasons are ignored. */
    public synchronized void stop(StopReason reason) {
        if (!ended && stop == null) {
            stop = reason;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    /** Marks the lease as gone even after the work is over, so that the job's thread writes nothing more. */
    public synchronized void lose() {
        stop(StopReason.LOST);
        stop = StopReason.LOST;
    }

    public synchronized Optional<StopReason> stopped() {
        return Optional.ofNullable(stop);
    }

    /** Whether this holder may still write: false once Redis said no or was silent for 0.8 of the lease. */
    public synchronized boolean held(long nowNanos) {
        return stop != StopReason.LOST && nowNanos - confirmedAtNanos < length.toNanos() * SELF_FENCE;
    }

    synchronized void confirmed(long sentAtNanos) {
        confirmedAtNanos = sentAtNanos;
    }

    /** Applies what the clock alone decides: self-fence, run limit, deadline. */
    synchronized void checkClock(long nowNanos) {
        if (!held(nowNanos)) {
            lose();
        } else if (runUntilNanos != Long.MAX_VALUE && nowNanos - runUntilNanos >= 0) {
            stop(limitReason);
        }
    }

    /** Whether stage or percent changed since the last beat was made. */
    boolean hasNews() {
        return !lastTold.equals(stage + percent);
    }

    Beat beat() {
        var beat = new Beat(job.id(), job.token(), stage, percent);
        lastTold = beat.stage() + beat.percent();
        return beat;
    }
}
