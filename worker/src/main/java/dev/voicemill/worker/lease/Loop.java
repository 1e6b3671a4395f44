package dev.voicemill.worker.lease;

import dev.voicemill.worker.observe.WorkerEvent;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A named background duty: one platform thread that takes a step until it is closed, waiting after each as long as the step
 * says. A step that throws is reported and repeated after a pause. Platform threads, because CPU-bound speech starves virtual
 * ones; never interrupted, because an interrupted claim would leave a job leased to nobody.
 */
public final class Loop implements AutoCloseable {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final String name;
    private final Supplier<Duration> step;
    private final Consumer<WorkerEvent> events;
    private final Thread thread;
    private boolean poked;
    private boolean closed;

    /** @param step does what is due and returns how long to wait before the next step */
    public Loop(String name, Supplier<Duration> step, Consumer<WorkerEvent> events) {
        this.name = name;
        this.step = step;
        this.events = events;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        while (rest(step())) {
            // Each round is a step and its rest.
        }
    }

    private Duration step() {
        try {
            return step.get();
        } catch (RuntimeException e) {
            events.accept(new WorkerEvent.LoopFailed(name, String.valueOf(e.getMessage()), AFTER_FAILURE));
            return AFTER_FAILURE;
        }
    }

    private synchronized boolean rest(Duration wait) {
        long until = System.nanoTime() + wait.toNanos();
        long left = wait.toMillis();
        while (!poked && !closed && left > 0) {
            try {
                wait(left);
            } catch (InterruptedException e) {
                closed = true;
            }
            left = Duration.ofNanos(until - System.nanoTime()).toMillis();
        }
        poked = false;
        return !closed;
    }

    /** Takes the next step now instead of after the rest. */
    public synchronized void poke() {
        poked = true;
        notifyAll();
    }

    /** Stops after the step that is running; waits for it, at most five seconds. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
