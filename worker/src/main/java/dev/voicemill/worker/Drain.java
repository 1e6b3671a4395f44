package dev.voicemill.worker;

import dev.voicemill.worker.lease.LeaseKeeper;
import dev.voicemill.worker.lease.Loop;
import dev.voicemill.worker.lease.StopReason;
import dev.voicemill.worker.observe.WorkerEvent;
import dev.voicemill.worker.run.RunningJobs;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * The way out: stop claiming, keep beating, give running jobs their grace, hand the rest back without charging an attempt, stop
 * the other loops, and stop the heartbeat last, so that no lease lapses while its job is still being handed back.
 */
final class Drain {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration HAND_BACK = Duration.ofSeconds(10);

    /** The loops by their role in the drain. */
    record Loops(Loop claims, Loop heartbeat, List<Loop> others) {
        void start() {
            heartbeat.start();
            others.forEach(Loop::start);
            claims.start();
        }
    }

    private final Loops loops;
    private final RunningJobs jobs;
    private final LeaseKeeper keeper;
    private final Duration grace;
    private final Consumer<WorkerEvent> events;

    Drain(Loops loops, RunningJobs jobs, LeaseKeeper keeper, Duration grace, Consumer<WorkerEvent> events) {
        this.loops = loops;
        this.jobs = jobs;
        this.keeper = keeper;
        this.grace = grace;
        this.events = events;
    }

    /** @param stopNow reaches zero when the grace is to be skipped */
    void run(CountDownLatch stopNow) {
        events.accept(new WorkerEvent.Draining(jobs.count(), grace));
        loops.claims().close();
        long until = System.nanoTime() + grace.toNanos();
        while (stopNow.getCount() > 0 && System.nanoTime() - until < 0 && !jobs.awaitIdle(LOOK)) {
            // Each round waits a moment for the jobs.
        }
        int released = jobs.count();
        keeper.live().forEach(lease -> lease.stop(StopReason.DRAINED));
        jobs.awaitIdle(HAND_BACK);
        loops.others().forEach(Loop::close);
        loops.heartbeat().close();
        events.accept(new WorkerEvent.Drained(released));
    }
}
