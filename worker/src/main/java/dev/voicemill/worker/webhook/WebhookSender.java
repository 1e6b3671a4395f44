package dev.voicemill.worker.webhook;

import dev.voicemill.queue.HookEvent;
import dev.voicemill.queue.HookOutcome;
import dev.voicemill.queue.JobQueue;
import dev.voicemill.queue.RedisUnavailable;
import dev.voicemill.worker.webhook.Delivery.Result;
import dev.voicemill.worker.webhook.WebhookEvent.Attempt;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The loop that delivers webhooks. Each {@link #tick} leases the events that are due and sends every one on a thread of
 * its own, so that a slow receiver holds up nobody else. One thread ticks; events of what happened come on any thread.
 */
public final class WebhookSender implements AutoCloseable {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(20);
    private static final int MOST_AT_ONCE = 64;
    private static final int BATCH = 16;
    private static final int TOKEN_BYTES = 16;
    private static final int RECORD_TRIES = 3;

    private final JobQueue queue;
    private final String worker;
    private final Delivery delivery;
    private final Consumer<WebhookEvent> events;
    private final SecureRandom random = new SecureRandom();
    private final Bulkhead room = Bulkhead.of(
            "webhooks",
            BulkheadConfig.custom()
                    .maxConcurrentCalls(MOST_AT_ONCE)
                    .maxWaitDuration(Duration.ZERO)
                    .build());
    private final ExecutorService senders = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 0).factory());

    /** @param worker the name of this process, kept with each lease */
    public WebhookSender(JobQueue queue, String worker, Delivery delivery, Consumer<WebhookEvent> events) {
        this.queue = queue;
        this.worker = worker;
        this.delivery = delivery;
        this.events = events;
    }

    /**
     * Starts sending the events that are due, as far as there is room, and does not wait for them.
     *
     * @return whether there was anything to send
     * @throws RedisUnavailable if the queue cannot be asked; tick again later
     */
    public boolean tick() {
        int free = room.getMetrics().getAvailableConcurrentCalls();
        if (free == 0 || senders.isShutdown()) {
            return false;
        }
        List<HookEvent> due = queue.hookClaim(worker, token(), LEASE, Math.min(free, BATCH));
        for (HookEvent event : due) {
            room.acquirePermission();
            senders.execute(() -> send(event));
        }
        return !due.isEmpty();
    }

    /** Starts nothing more and waits a while for what is under way; what is broken off is sent again by another. */
    @Override
    public void close() {
        senders.shutdown();
        try {
            if (!senders.awaitTermination(PATIENCE_AT_THE_END.toSeconds(), TimeUnit.SECONDS)) {
                senders.shutdownNow();
            }
        } catch (InterruptedException _) {
            senders.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void send(HookEvent event) {
        try {
            Result result = attempt(event);
            events.accept(recorded(event, result.outcome())
                    .map(fault -> (WebhookEvent) new WebhookEvent.NotRecorded(attemptOf(event), fault))
                    .orElseGet(() -> news(event, result)));
        } finally {
            room.onComplete();
        }
    }

    private Result attempt(HookEvent event) {
        try {
            return delivery.attempt(event);
        } catch (RuntimeException e) {
            // A fault of ours must use up attempts too, or the event would come back every minute for ever.
            return delivery.again(
                    event, 0, "a fault in the sender: " + e.getClass().getSimpleName(), Optional.empty());
        }
    }

    /** Why the outcome was not taken down, if it was not. Asking twice is safe: the queue knows the token. */
    private Optional<String> recorded(HookEvent event, HookOutcome outcome) {
        String fault = "";
        for (int tries = 0; tries < RECORD_TRIES; tries++) {
            try {
                return queue.hookFinish(event.event(), event.token(), outcome)
                        ? Optional.empty()
                        : Optional.of("another sender has it now");
            } catch (RedisUnavailable e) {
                fault = String.valueOf(e.getMessage());
            }
        }
        return Optional.of(fault);
    }

    private static WebhookEvent news(HookEvent event, Result result) {
        Attempt attempt = attemptOf(event);
        return switch (result.outcome()) {
            case HookOutcome.Delivered(int status) -> new WebhookEvent.Delivered(attempt, status);
            case HookOutcome.Retry(Duration delay, int status, String reason) ->
                new WebhookEvent.WillRetry(attempt, status, reason, delay);
            case HookOutcome.Dead(int status, String reason) -> new WebhookEvent.GaveUp(attempt, status, reason);
            case HookOutcome.Defer(Duration delay) -> new WebhookEvent.Deferred(attempt, result.reason(), delay);
        };
    }

    private static Attempt attemptOf(HookEvent event) {
        return new Attempt(event.job().value(), event.type(), Delivery.endpointId(event), event.attempt());
    }

    private String token() {
        byte[] bits = new byte[TOKEN_BYTES];
        random.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }
}
