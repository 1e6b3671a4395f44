package dev.voicemill.queue;

import dev.voicemill.job.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One webhook event leased to one sender.
 *
 * @param event {@code <job id>:<generation>}
 * @param webhookId {@code <job id>:<generation>:<intake ms>}, the same over all attempts
 * @param token secret of this lease; {@link JobQueue#hookFinish} takes it
 * @param attempt 1 for the first delivery attempt; deferred ones do not count
 * @param epoch ms of the job's last claim, 0 if it never ran
 * @param type {@code job.done}, {@code job.dead}, {@code job.cancelled} or {@code job.expired}
 * @param hook as the producer wrote it: an endpoint's name or a URL
 * @param endpointUrl URL to call; null when the named endpoint is not registered
 * @param secretGeneration generation of the endpoint's secret, from 1
 * @param disabledUntil when set and in the future, do not call
 * @param resultJson the job's result, for {@code job.done}
 * @param errClass why the job failed, or null
 * @param err the same in a sentence; may quote the producer's input
 */
public record HookEvent(
        String event,
        String webhookId,
        String token,
        int attempt,
        JobId job,
        int generation,
        long epoch,
        String type,
        String tenant,
        String hook,
        @Nullable String endpointUrl,
        int secretGeneration,
        @Nullable Instant disabledUntil,
        Instant endedAt,
        @Nullable String resultJson,
        @Nullable String errClass,
        @Nullable String err,
        @Nullable String traceparent) {}
