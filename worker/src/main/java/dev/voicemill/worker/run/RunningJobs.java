package dev.voicemill.worker.run;

import dev.voicemill.job.Failure;
import dev.voicemill.job.FailureClass;
import dev.voicemill.queue.Ending;
import dev.voicemill.queue.FinishReply;
import dev.voicemill.queue.JobQueue;
import dev.voicemill.queue.RedisUnavailable;
import dev.voicemill.wire.ResultJson;
import dev.voicemill.worker.lease.Lease;
import dev.voicemill.worker.lease.LeaseKeeper;
import dev.voicemill.worker.lease.NodeSlots;
import dev.voicemill.worker.lease.StopReason;
import dev.voicemill.worker.observe.WorkerEvent;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The jobs that run in this process, one thread each: starts the work, tells Redis how it ended, and gives the slot
 * back. The end of a job is decided here and nowhere else.
 */
public final class RunningJobs {
    private static final Duration REPEAT = Duration.ofMillis(250);

    private final JobRunner runner;
    private final JobQueue queue;
    private final LeaseKeeper keeper;
    private final RetryPolicy retries;
    private final Consumer<WorkerEvent> events;
    private final Runnable slotFreed;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    public RunningJobs(
            JobRunner runner,
            JobQueue queue,
            LeaseKeeper keeper,
            RetryPolicy retries,
            Consumer<WorkerEvent> events,
            Runnable slotFreed) {
        this.runner = runner;
        this.queue = queue;
        this.keeper = keeper;
        this.retries = retries;
        this.events = events;
        this.slotFreed = slotFreed;
    }

    /** Starts the work on a job; returns at once. */
    public void start(Lease lease, NodeSlots.Slot slot) {
        var job = lease.job();
        events.accept(new WorkerEvent.Claimed(job.id(), job.type(), job.generation(), job.epoch(), job.attempt()));
        keeper.keep(lease);
        // A platform thread: a native call of the speech engine holds its carrier for seconds.
        var thread =
                Thread.ofPlatform().name("job-" + job.id().value()).daemon().unstarted(() -> work(lease, slot));
        threads.add(thread);
        thread.start();
    }

    public int count() {
        return threads.size();
    }

    /** Waits until no job runs any more. */
    public boolean awaitIdle(Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        while (!threads.isEmpty() && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return threads.isEmpty();
    }

    private void work(Lease lease, NodeSlots.Slot slot) {
        try {
            lease.attach(Thread.currentThread());
            var outcome = runner.run(lease);
            lease.detach();
            // A stop that came with the last instruction leaves its mark on the thread; settling must not trip over it.
            Thread.interrupted();
            settle(lease, outcome);
        } finally {
            keeper.drop(lease);
            slot.release();
            threads.remove(Thread.currentThread());
            slotFreed.run();
        }
    }

    private void settle(Lease lease, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done(var result) -> commit(lease, new Ending.Ok(ResultJson.encode(result)));
            case Outcome.Dead(var failure) -> commit(lease, new Ending.Dead(failure));
            case Outcome.Retry(var failure) ->
                commit(
                        lease,
                        new Ending.Retry(retries.waitAfter(lease.job().attempt()), RetryPolicy.MAX_ATTEMPTS, failure));
            case Outcome.HandBack(var why) -> {
                events.accept(new WorkerEvent.Stopped(lease.id(), why, "another worker takes it"));
                commit(lease, new Ending.Release());
            }
            case Outcome.Stopped(var reason) -> settleStop(lease, reason);
        }
    }

    private void settleStop(Lease lease, StopReason reason) {
        switch (reason) {
            case CANCELLED -> commit(lease, new Ending.Cancelled("cancelled while running"));
            case EXPIRED -> commit(lease, new Ending.Expired());
            case DRAINED -> {
                events.accept(new WorkerEvent.Stopped(
                        lease.id(),
                        "the worker is shutting down",
                        "the next free worker takes it, no attempt is charged"));
                commit(lease, new Ending.Release());
            }
            case TIMEOUT ->
                commit(
                        lease,
                        new Ending.Retry(
                                retries.waitAfter(lease.job().attempt()),
                                RetryPolicy.MAX_ATTEMPTS,
                                new Failure(
                                        FailureClass.TIMEOUT,
                                        "The job ran into its time limit; raise timeoutMs or VM_JOB_TIMEOUT_S, or split the"
                                                + " script.")));
            case LOST ->
                events.accept(new WorkerEvent.Fenced(
                        lease.id(), "the lease was lost; this attempt's work is dropped, another worker has the job"));
        }
    }

    /** Repeats the commit while Redis is away, but only as long as the lease is certainly held. */
    private void commit(Lease lease, Ending ending) {
        while (lease.held(System.nanoTime())) {
            try {
                report(lease, ending, queue.finish(lease.id(), lease.job().token(), ending));
                return;
            } catch (RedisUnavailable e) {
                LockSupport.parkNanos(REPEAT.toNanos());
            }
        }
        events.accept(new WorkerEvent.Fenced(
                lease.id(), "Redis did not answer before the lease ran out; the job runs again elsewhere"));
    }

    private void report(Lease lease, Ending ending, FinishReply reply) {
        var id = lease.id();
        switch (reply) {
            case FinishReply.Committed() -> events.accept(new WorkerEvent.Committed(id, nameOf(ending)));
            case FinishReply.Released() -> events.accept(new WorkerEvent.Committed(id, "released"));
            case FinishReply.Retrying(var due) ->
                events.accept(new WorkerEvent.Retrying(id, lease.job().attempt(), failureOf(ending), due));
            case FinishReply.Died() -> events.accept(new WorkerEvent.Died(id, failureOf(ending)));
            case FinishReply.Already(var state) ->
                events.accept(new WorkerEvent.Fenced(id, "was already " + state.wire()));
            case FinishReply.Fenced() ->
                events.accept(new WorkerEvent.Fenced(id, "another worker or an operator took it; nothing was written"));
        }
    }

    private static String nameOf(Ending ending) {
        return switch (ending) {
            case Ending.Ok _ -> "done";
            case Ending.Retry _ -> "queued";
            case Ending.Release _ -> "released";
            case Ending.Dead _ -> "dead";
            case Ending.Cancelled _ -> "cancelled";
            case Ending.Expired _ -> "expired";
        };
    }

    private static Failure failureOf(Ending ending) {
        return switch (ending) {
            case Ending.Retry retry -> retry.failure();
            case Ending.Dead(var failure) -> failure;
            case Ending.Ok _, Ending.Release _, Ending.Cancelled _, Ending.Expired _ ->
                new Failure(FailureClass.INTERNAL, "ended without a reason");
        };
    }
}
