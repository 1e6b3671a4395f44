package dev.voicemill.worker.run;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How often and how soon a job that failed by its own error is tried again: five attempts, with waits that triple and are spread
 * by a quarter, so that jobs which failed together do not come back together.
 */
public final class RetryPolicy {
    public static final int MAX_ATTEMPTS = 5;
    private static final List<Duration> WAITS =
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(90), Duration.ofSeconds(270));
    private static final double SPREAD = 0.25;

    private final RandomGenerator random;

    public RetryPolicy(RandomGenerator random) {
        this.random = random;
    }

    /** The wait before the next try, when attempt number {@code attempt}, counted from 1, has failed. */
    public Duration waitAfter(int attempt) {
        var wait = WAITS.get(Math.clamp(attempt - 1, 0, WAITS.size() - 1));
        double factor = 1 - SPREAD + 2 * SPREAD * random.nextDouble();
        return Duration.ofMillis(Math.round(wait.toMillis() * factor));
    }
}
