package dev.voicemill.worker.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.worker.observe.WorkerEvent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopTest {
    private final LinkedBlockingQueue<WorkerEvent> events = new LinkedBlockingQueue<>();

    @Test
    void aStepThatThrowsIsReportedAndTheLoopGoesOn() throws InterruptedException {
        var steps = new AtomicInteger();
        var second = new CountDownLatch(2);
        try (var loop = new Loop(
                "reaper",
                () -> {
                    second.countDown();
                    if (steps.incrementAndGet() == 1) {
                        throw new IllegalStateException("no answer");
                    }
                    return Duration.ofHours(1);
                },
                events::add)) {
            loop.start();
            var event = events.poll(10, TimeUnit.SECONDS);
            assertThat(event).isEqualTo(new WorkerEvent.LoopFailed("reaper", "no answer", Duration.ofSeconds(1)));
            assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aPokeEndsTheRestAndCloseEndsTheLoop() throws InterruptedException {
        var steps = new Semaphore(0);
        var loop = new Loop(
                "claims",
                () -> {
                    steps.release();
                    return Duration.ofHours(1);
                },
                events::add);
        loop.start();
        assertThat(steps.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        loop.poke();
        assertThat(steps.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        loop.close();
        loop.poke();
        assertThat(steps.availablePermits()).isZero();
    }
}
