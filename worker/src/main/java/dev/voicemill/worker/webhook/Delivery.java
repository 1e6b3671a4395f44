package dev.voicemill.worker.webhook;

import dev.voicemill.config.Secret;
import dev.voicemill.net.AddressRefused;
import dev.voicemill.net.GuardedHttp;
import dev.voicemill.net.HttpReply;
import dev.voicemill.net.NotConnected;
import dev.voicemill.queue.HookEvent;
import dev.voicemill.queue.HookOutcome;
import dev.voicemill.sign.WebhookHeaders;
import dev.voicemill.sign.WebhookSecret;
import dev.voicemill.sign.WebhookSignature;
import dev.voicemill.storage.ObjectStore;
import dev.voicemill.storage.StorageException;
import dev.voicemill.wire.PayloadException;
import dev.voicemill.worker.webhook.Endpoint.Pass;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One attempt to deliver one webhook, from its body to its outcome. Any thread may call it; it holds the thread until the
 * receiver answered or the call's time is up.
 */
public final class Delivery {
    private static final Duration STORE_REST = Duration.ofMinutes(1);
    private static final Duration LONGEST_DEFER = Duration.ofHours(24);
    private static final int GONE = 410;
    private static final int NO_ANSWER = 0;

    private final GuardedHttp http;
    private final Secret master;
    private final EventBody bodies;
    private final Endpoints endpoints;
    private final DeliverySchedule schedule;
    private final InstantSource clock;

    /** @param master the secret that all endpoints' secrets are derived from */
    public Delivery(GuardedHttp http, Secret master, ObjectStore store, InstantSource clock) {
        this(
                http,
                master,
                new EventBody(store, clock),
                new Endpoints(Care.STANDARD, clock),
                new DeliverySchedule(new SecureRandom()),
                clock);
    }

    Delivery(
            GuardedHttp http,
            Secret master,
            EventBody bodies,
            Endpoints endpoints,
            DeliverySchedule schedule,
            InstantSource clock) {
        this.http = http;
        this.master = master;
        this.bodies = bodies;
        this.endpoints = endpoints;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** An outcome for the queue, with the reason for an operator where the queue keeps none. */
    record Result(HookOutcome outcome, String reason) {}

    Result attempt(HookEvent event) {
        String url = event.endpointUrl();
        if (url == null) {
            return dead(NO_ANSWER, "unknown endpoint " + event.hook());
        }
        Optional<Result> resting = resting(event);
        if (resting.isPresent()) {
            return resting.get();
        }
        try {
            return sent(event, new URI(url), bodies.of(event));
        } catch (URISyntaxException _) {
            return dead(NO_ANSWER, "the hook is no address");
        } catch (PayloadException _) {
            return dead(NO_ANSWER, "the job's result cannot be read");
        } catch (StorageException | IOException e) {
            return deferred(STORE_REST, String.valueOf(e.getMessage()));
        }
    }

    private Optional<Result> resting(HookEvent event) {
        Instant until = event.disabledUntil();
        Instant now = clock.instant();
        if (until == null || !until.isAfter(now)) {
            return Optional.empty();
        }
        Duration wait = Duration.between(now, until);
        return Optional.of(
                wait.compareTo(LONGEST_DEFER) > 0
                        ? dead(NO_ANSWER, "the endpoint is disabled; enable it and replay")
                        : deferred(wait, "the endpoint rests"));
    }

    private Result sent(HookEvent event, URI url, byte[] body) {
        Endpoint endpoint = endpoints.of(endpointId(event));
        Map<String, String> headers = headers(event, body);
        return switch (endpoint.send(() -> http.post(url, headers, body))) {
            case Pass.Answered(HttpReply reply) -> answered(event, reply);
            case Pass.HeldBack(String reason, Duration delay) -> deferred(delay, reason);
            case Pass.Failed(IOException cause) -> failed(event, cause);
        };
    }

    private Map<String, String> headers(HookEvent event, byte[] body) {
        WebhookHeaders signed = WebhookSignature.headers(secrets(event), event.webhookId(), clock.instant(), body);
        var headers = new HashMap<>(signed.asMap());
        headers.put("content-type", "application/json");
        headers.put("user-agent", "Voicemill");
        return headers;
    }

    /** The secret in force and the one before it, so that a receiver may change over when it likes. */
    private List<Secret> secrets(HookEvent event) {
        var secrets = new ArrayList<Secret>();
        int newest = event.secretGeneration();
        for (int generation = newest; generation > Math.max(0, newest - 2); generation--) {
            secrets.add(WebhookSecret.derive(master, endpointId(event), generation));
        }
        return secrets;
    }

    private Result answered(HookEvent event, HttpReply reply) {
        int status = reply.status();
        if (Endpoint.isSuccess(status)) {
            return new Result(new HookOutcome.Delivered(status), "");
        }
        if (status == GONE) {
            return dead(GONE, "the receiver is gone for good");
        }
        return again(event, status, "the receiver answered " + status, reply.retryAfter());
    }

    private Result failed(HookEvent event, IOException cause) {
        return switch (cause) {
            case AddressRefused refused -> dead(NO_ANSWER, String.valueOf(refused.getMessage()));
            case NotConnected unreachable ->
                again(event, NO_ANSWER, "not connected: " + unreachable.getMessage(), Optional.empty());
            case InterruptedIOException _ -> again(event, NO_ANSWER, "no answer in time", Optional.empty());
            // The message may quote what the receiver sent, which is kept nowhere.
            case IOException _ -> again(event, NO_ANSWER, "the connection broke", Optional.empty());
        };
    }

    /** The next attempt by the schedule, or the end after the last. */
    Result again(HookEvent event, int status, String reason, Optional<Duration> asked) {
        return schedule.after(event.attempt(), asked)
                .map(delay -> new Result(new HookOutcome.Retry(delay, status, reason), reason))
                .orElseGet(() -> dead(status, reason));
    }

    private static Result deferred(Duration wait, String reason) {
        return new Result(new HookOutcome.Defer(wait), reason);
    }

    private static Result dead(int status, String reason) {
        return new Result(new HookOutcome.Dead(status, reason), reason);
    }

    /** A registered endpoint goes by its name, an address by its hash. */
    static String endpointId(HookEvent event) {
        String hook = event.hook();
        return hook.contains("://") ? WebhookSecret.endpointId(hook) : hook;
    }
}
