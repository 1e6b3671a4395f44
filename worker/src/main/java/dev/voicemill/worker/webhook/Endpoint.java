package dev.voicemill.worker.webhook;

import dev.voicemill.net.AddressRefused;
import dev.voicemill.net.HttpReply;
import dev.voicemill.net.NotConnected;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.functions.CheckedSupplier;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * One receiver as this process sees it. A call passes, from outside in, a rate limit that never waits, a circuit
 * breaker, a limit of calls at once, and one quick repeat of what could not connect. Any thread may call it.
 *
 * <p>The breaker judges whether the receiver is up: no answer, 5xx, 408 and 429 count against it, 2xx for it; other
 * answers and addresses that the guard refused count neither way, for they say nothing about that.
 */
final class Endpoint {
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration BEFORE_REPEAT = Duration.ofMillis(200);

    private final Care care;
    private final RateLimiter rate;
    private final CircuitBreaker breaker;
    private final Bulkhead room;
    private final Retry repeat;
    private volatile Duration lastAsked = Duration.ZERO;

    Endpoint(String id, Care care, InstantSource clock) {
        this.care = care;
        this.rate = RateLimiter.of(
                id,
                RateLimiterConfig.custom()
                        .limitForPeriod(care.callsPerSecond())
                        .limitRefreshPeriod(A_SECOND)
                        .timeoutDuration(Duration.ZERO)
                        .build());
        this.breaker = CircuitBreaker.of(id, watching(care, clock));
        this.room = Bulkhead.of(
                id,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(care.callsAtOnce())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        this.repeat = Retry.of(
                id,
                RetryConfig.custom()
                        .maxAttempts(2)
                        .waitDuration(BEFORE_REPEAT)
                        .retryExceptions(NotConnected.class)
                        .build());
    }

    /** How a call went. */
    sealed interface Pass {
        record Answered(HttpReply reply) implements Pass {}

        record Failed(IOException cause) implements Pass {}

        /** Nothing was sent. */
        record HeldBack(String reason, Duration delay) implements Pass {}
    }

    Pass send(CheckedSupplier<HttpReply> post) {
        var repeated = Retry.decorateCheckedSupplier(repeat, () -> judged(post.get()));
        var roomy = Bulkhead.decorateCheckedSupplier(room, repeated);
        var watched = CircuitBreaker.decorateCheckedSupplier(breaker, roomy);
        var limited = RateLimiter.decorateCheckedSupplier(rate, watched);
        try {
            return answered(limited.get());
        } catch (SaysNothing answer) {
            return answered(answer.reply);
        } catch (RequestNotPermitted _) {
            return new Pass.HeldBack("called often enough for this second", A_SECOND);
        } catch (BulkheadFullException _) {
            return new Pass.HeldBack("enough calls under way", A_SECOND);
        } catch (CallNotPermittedException _) {
            return new Pass.HeldBack("the receiver fails and is left alone for a while", rest());
        } catch (IOException e) {
            return new Pass.Failed(e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("no other exception is declared", e);
        }
    }

    private Pass answered(HttpReply reply) {
        lastAsked = reply.retryAfter().orElse(Duration.ZERO);
        return new Pass.Answered(reply);
    }

    private Duration rest() {
        boolean asksForLess = lastAsked.isPositive() && lastAsked.compareTo(care.rest()) < 0;
        return asksForLess ? lastAsked : care.rest();
    }

    private static HttpReply judged(HttpReply reply) throws SaysNothing {
        if (isSuccess(reply.status()) || isTrouble(reply.status())) {
            return reply;
        }
        throw new SaysNothing(reply);
    }

    static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    private static boolean isTrouble(int status) {
        return status >= 500 || status == 408 || status == 429;
    }

    private static CircuitBreakerConfig watching(Care care, InstantSource clock) {
        return CircuitBreakerConfig.custom()
                .slidingWindow(care.callsWatched(), care.callsToJudge(), SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(50)
                .waitDurationInOpenState(care.rest())
                .permittedNumberOfCallsInHalfOpenState(1)
                .recordResult(answer -> answer instanceof HttpReply reply && isTrouble(reply.status()))
                .ignoreExceptions(SaysNothing.class, AddressRefused.class, BulkheadFullException.class)
                .clock(clock.withZone(ZoneOffset.UTC))
                .currentTimestampFunction(time -> time.millis(), TimeUnit.MILLISECONDS)
                .build();
    }

    /** An answer on its way past the breaker, which ignores it. */
    private static final class SaysNothing extends Exception {
        private static final long serialVersionUID = 1;

        private final transient HttpReply reply;

        private SaysNothing(HttpReply reply) {
            super("status " + reply.status(), null, false, false);
            this.reply = reply;
        }
    }
}
