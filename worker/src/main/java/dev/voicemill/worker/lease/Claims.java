package dev.voicemill.worker.lease;

import dev.voicemill.queue.Capabilities;
import dev.voicemill.queue.ClaimReply;
import dev.voicemill.queue.ClaimRequest;
import dev.voicemill.queue.Doorbell;
import dev.voicemill.queue.JobQueue;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The loop that takes jobs: a slot of this machine first, then one claim; a job that is leased runs on its own thread, and an
 * empty queue is waited for at the doorbell. Nothing is taken that cannot start.
 */
public final class Claims {
    private static final int INTAKE = 50;
    private static final Duration LONGEST_LISTEN = Duration.ofSeconds(2);
    private static final Duration FULL = Duration.ofSeconds(1);
    private static final Duration CLOSED_DOOR = Duration.ofSeconds(5);
    private static final int SPREAD_MS = 20;

    /** Starts the work on a leased job and returns at once; the work gives the slot back when it is over. */
    public interface Starter {
        void start(Lease lease, NodeSlots.Slot slot);
    }

    /** Where to ask, where to wait, and the monotonic clock that ages leases. */
    public record Desk(JobQueue queue, Doorbell doorbell, LongSupplier nanoTime) {}

    private final Desk desk;
    private final NodeIdentity identity;
    private final Capabilities capabilities;
    private final Duration leaseLength;
    private final NodeSlots slots;
    private final Starter starter;
    private final SecureRandom random = new SecureRandom();
    /** The claim that was sent and not answered yet; a repeat with its token gets the job that the lost answer named. */
    private @Nullable Attempt open;

    private record Attempt(String token, long sentAt) {}

    public Claims(
            Desk desk,
            NodeIdentity identity,
            Capabilities capabilities,
            Duration leaseLength,
            NodeSlots slots,
            Starter starter) {
        this.desk = desk;
        this.identity = identity;
        this.capabilities = capabilities;
        this.leaseLength = leaseLength;
        this.slots = slots;
        this.starter = starter;
    }

    /** Tries to take one job. Returns how long to rest: nothing after a job was taken, longer when the node is full. */
    public Duration tick() {
        var slot = slots.take();
        return slot.isEmpty() ? FULL : claimInto(slot.get());
    }

    private Duration claimInto(NodeSlots.Slot slot) {
        boolean used = false;
        try {
            Attempt attempt =
                    open != null ? open : new Attempt(token(), desk.nanoTime().getAsLong());
            open = attempt;
            var reply = desk.queue()
                    .claim(new ClaimRequest(
                            identity.node(),
                            identity.worker(),
                            attempt.token(),
                            leaseLength,
                            identity.slots(),
                            INTAKE,
                            capabilities));
            open = null;
            if (reply instanceof ClaimReply.Leased(var job)) {
                slot.holds(job.id(), job.token());
                used = true;
                starter.start(new Lease(job, leaseLength, attempt.sentAt()), slot);
                return Duration.ZERO;
            }
            slot.release();
            used = true;
            return waitAfter(reply);
        } finally {
            if (!used) {
                slot.release();
            }
        }
    }

    private Duration waitAfter(ClaimReply reply) {
        return switch (reply) {
            case ClaimReply.Leased _ -> Duration.ZERO;
            case ClaimReply.Empty(OptionalLong nextDueMs) -> listen(nextDueMs);
            case ClaimReply.NoSlot(OptionalLong nextExpiryMs) -> shorter(FULL, until(nextExpiryMs));
            case ClaimReply.Paused() -> CLOSED_DOOR;
            case ClaimReply.Draining() -> CLOSED_DOOR;
        };
    }

    /** Blocks at the doorbell; after it rings, idle workers come one after another rather than all at once. */
    private Duration listen(OptionalLong nextDueMs) {
        boolean rang = desk.doorbell().await(shorter(LONGEST_LISTEN, until(nextDueMs)));
        return rang ? Duration.ofMillis(random.nextInt(SPREAD_MS + 1)) : Duration.ZERO;
    }

    private static Duration until(OptionalLong ms) {
        return ms.isEmpty() ? LONGEST_LISTEN : Duration.ofMillis(Math.max(1, ms.getAsLong()));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private String token() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
