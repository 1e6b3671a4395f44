package dev.voicemill.worker.lease;

import dev.voicemill.job.JobState;
import dev.voicemill.queue.JobQueue;
import dev.voicemill.queue.Reaped;
import dev.voicemill.worker.observe.WorkerEvent;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Brings back the jobs of workers that died: every second it asks Redis for lapsed leases, and tells it at once which claims
 * the slot files of this machine show to be dead. Every worker does this; there is no leader.
 */
public final class Reaper {
    private static final int BATCH = 100;
    private static final int MAX_LOST = 3;
    private static final int INTAKE = 50;
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final JobQueue queue;
    private final NodeSlots slots;
    private final Runnable wakeClaims;
    private final RandomGenerator random;
    private final Consumer<WorkerEvent> events;

    public Reaper(
            JobQueue queue,
            NodeSlots slots,
            Runnable wakeClaims,
            RandomGenerator random,
            Consumer<WorkerEvent> events) {
        this.queue = queue;
        this.slots = slots;
        this.wakeClaims = wakeClaims;
        this.random = random;
        this.events = events;
    }

    /** One round; the next one follows after a second, give or take a fifth, so that a fleet does not ask in step. */
    public Duration tick() {
        var reaped = queue.reap(BATCH, MAX_LOST, INTAKE, slots.takeOrphans());
        for (Reaped job : reaped) {
            events.accept(new WorkerEvent.Reaped(job.id(), job.now(), job.reason()));
        }
        if (reaped.stream().anyMatch(job -> job.now() == JobState.QUEUED)) {
            wakeClaims.run();
        }
        return EVERY.multipliedBy(80 + random.nextInt(41)).dividedBy(100);
    }
}
