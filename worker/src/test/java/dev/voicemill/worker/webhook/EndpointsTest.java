package dev.voicemill.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EndpointsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private final Endpoints endpoints = new Endpoints(Care.STANDARD, now::get);

    @Test
    void knowsAReceiverAgain() {
        assertThat(endpoints.of("billing")).isSameAs(endpoints.of("billing")).isNotSameAs(endpoints.of("shipping"));
    }

    @Test
    void neverHoldsMoreThanItsBound() {
        Endpoint first = endpoints.of("first");
        for (int number = 0; number < Endpoints.MOST + 50; number++) {
            endpoints.of("receiver-" + number);
        }
        assertThat(endpoints.size()).isEqualTo(Endpoints.MOST);
        assertThat(endpoints.of("first")).isNotSameAs(first);
    }

    @Test
    void forgetsTheLongestIdleFirst() {
        Endpoint kept = endpoints.of("kept");
        for (int number = 0; number < Endpoints.MOST + 50; number++) {
            endpoints.of("receiver-" + number);
            endpoints.of("kept");
        }
        assertThat(endpoints.of("kept")).isSameAs(kept);
    }

    @Test
    void forgetsAfterAnIdleHour() {
        Endpoint billing = endpoints.of("billing");
        now.updateAndGet(time -> time.plus(Endpoints.IDLE).plusMillis(1));
        endpoints.of("shipping");
        assertThat(endpoints.size()).isEqualTo(1);
        assertThat(endpoints.of("billing")).isNotSameAs(billing);
    }
}
