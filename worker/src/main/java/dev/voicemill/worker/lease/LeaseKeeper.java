package dev.voicemill.worker.lease;

import dev.voicemill.queue.BeatReply;
import dev.voicemill.queue.JobQueue;
import dev.voicemill.queue.RedisUnavailable;
import dev.voicemill.worker.observe.WorkerEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The heartbeat of all jobs of this worker, on a connection and a thread of its own. It confirms leases in Redis, carries stage
 * and percent into the status, obeys cancel flags and refusals, and applies what the clock alone decides: run limits, deadlines
 * and the self-fence of a worker that Redis no longer hears.
 *
 * <p>{@link #tick()} runs on the heartbeat's thread; the other methods on any.
 */
public final class LeaseKeeper {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration NEWS = Duration.ofSeconds(1);

    private final JobQueue queue;
    private final NodeIdentity identity;
    private final Duration leaseLength;
    private final LongSupplier nanoTime;
    private final Consumer<WorkerEvent> events;
    private final Map<String, Lease> live = new ConcurrentHashMap<>();
    private long lastBeat;
    private long lastLook;
    private long silentSince = -1;

    public LeaseKeeper(
            JobQueue queue,
            NodeIdentity identity,
            Duration leaseLength,
            LongSupplier nanoTime,
            Consumer<WorkerEvent> events) {
        this.queue = queue;
        this.identity = identity;
        this.leaseLength = leaseLength;
        this.nanoTime = nanoTime;
        this.events = events;
        this.lastBeat = nanoTime.getAsLong();
        this.lastLook = lastBeat;
    }

    public void keep(Lease lease) {
        live.put(lease.job().token(), lease);
    }

    public void drop(Lease lease) {
        live.remove(lease.job().token());
    }

    public Collection<Lease> live() {
        return List.copyOf(live.values());
    }

    /** Looks at every lease and beats when it is time, or sooner when a stage changed. */
    public Duration tick() {
        long now = nanoTime.getAsLong();
        if (now - lastLook > beatEvery().toNanos() * 2) {
            events.accept(new WorkerEvent.Overloaded(Duration.ofNanos(now - lastLook)));
        }
        lastLook = now;
        for (Lease lease : live.values()) {
            lease.checkClock(now);
        }
        long sinceBeat = now - lastBeat;
        boolean news = sinceBeat >= NEWS.toNanos() && live.values().stream().anyMatch(Lease::hasNews);
        boolean silent = silentSince >= 0;
        if (!live.isEmpty() && (news || silent || sinceBeat >= beatEvery().toNanos())) {
            beat(now);
        }
        return LOOK;
    }

    private Duration beatEvery() {
        return leaseLength.dividedBy(3);
    }

    private void beat(long now) {
        var leases = List.copyOf(live.values());
        try {
            var replies = queue.beat(
                    identity.node(),
                    identity.worker(),
                    identity.slots(),
                    leaseLength,
                    leases.stream().map(Lease::beat).toList());
            lastBeat = now;
            heard(now);
            for (BeatReply reply : replies) {
                for (Lease lease : leases) {
                    if (lease.id().equals(reply.id())) {
                        obey(lease, reply, now);
                    }
                }
            }
        } catch (RedisUnavailable e) {
            if (silentSince < 0) {
                silentSince = now;
                events.accept(new WorkerEvent.RedisLost(String.valueOf(e.getMessage())));
            }
        }
    }

    private void heard(long now) {
        if (silentSince >= 0) {
            events.accept(new WorkerEvent.RedisBack(Duration.ofNanos(now - silentSince)));
            silentSince = -1;
        }
    }

    private static void obey(Lease lease, BeatReply reply, long sentAt) {
        switch (reply.verdict()) {
            case OK -> lease.confirmed(sentAt);
            case CANCEL -> {
                lease.confirmed(sentAt);
                lease.stop(StopReason.CANCELLED);
            }
            case LOST -> lease.lose();
        }
    }
}
