package dev.voicemill.queue;

import dev.voicemill.job.JobId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job leased to one worker.
 *
 * @param token secret of this claim; every later call about the job carries it
 * @param generation 1, raised by each requeue
 * @param epoch ms, strictly rising from claim to claim of the job; names its object prefix
 * @param attempt 1 for the first run; runs lost or handed back do not count
 * @param leaseUntil by the clock of Redis; count the lease from before the claim was sent, on a monotonic clock
 * @param type wire name, possibly one that this version does not know
 * @param hook registered endpoint name or URL that hears of the end
 * @param pin engine, voice and model settled by the first run of this generation
 * @param steps finished pieces of earlier runs, each {@code <object key> <sha256>}
 */
public record ClaimedJob(
        JobId id,
        String token,
        int generation,
        long epoch,
        int attempt,
        Instant leaseUntil,
        String type,
        String payload,
        @Nullable String hook,
        String tenant,
        @Nullable Instant deadline,
        @Nullable String pin,
        Map<String, String> steps,
        @Nullable String traceparent) {}
