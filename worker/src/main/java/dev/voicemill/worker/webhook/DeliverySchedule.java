package dev.voicemill.worker.webhook;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a webhook that failed is tried again: ten attempts over three days, each wait made up to a tenth longer or
 * shorter, so that the receivers of one outage are not all called in the same second.
 */
final class DeliverySchedule implements IntervalFunction {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));
    private static final double JITTER = 0.1;
    private static final Duration LONGEST_ASKED = Duration.ofHours(24);

    private final RandomGenerator random;

    DeliverySchedule(RandomGenerator random) {
        this.random = random;
    }

    /** Milliseconds after an attempt that failed; attempts count from 1. */
    @Override
    public Long apply(Integer attempt) {
        long planned = WAITS.get(attempt - 1).toMillis();
        return planned + Math.round(planned * JITTER * (2 * random.nextDouble() - 1));
    }

    /**
     * The wait after an attempt that failed, or empty if it was the last.
     *
     * @param asked the receiver's {@code Retry-After}, heeded up to a day
     */
    Optional<Duration> after(int attempt, Optional<Duration> asked) {
        if (attempt > WAITS.size()) {
            return Optional.empty();
        }
        Duration planned = Duration.ofMillis(apply(attempt));
        Duration heeded = asked.map(wait -> wait.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : wait)
                .orElse(Duration.ZERO);
        return Optional.of(heeded.compareTo(planned) > 0 ? heeded : planned);
    }
}
