package dev.voicemill.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryScheduleTest {
    private final DeliverySchedule schedule = new DeliverySchedule(new Random(7));

    @ParameterizedTest
    @CsvSource({"1, PT5S", "2, PT5M", "3, PT30M", "4, PT2H", "5, PT5H", "6, PT10H", "7, PT14H", "8, PT20H", "9, PT24H"})
    void waitsLongerEachTimeGiveOrTakeATenth(int attempt, Duration planned) {
        long tenth = planned.toMillis() / 10;
        for (int draw = 0; draw < 200; draw++) {
            assertThat(schedule.after(attempt, Optional.empty()).orElseThrow().toMillis())
                    .isBetween(planned.toMillis() - tenth, planned.toMillis() + tenth);
        }
    }

    @Test
    void spreadsTheReceiversOfOneOutage() {
        assertThat(IntStream.range(0, 100).mapToObj(_ -> schedule.apply(2)).distinct())
                .hasSizeGreaterThan(50);
    }

    @Test
    void endsAfterTheTenthAttempt() {
        assertThat(schedule.after(9, Optional.empty())).isPresent();
        assertThat(schedule.after(10, Optional.empty())).isEmpty();
        assertThat(schedule.after(10, Optional.of(Duration.ofSeconds(5)))).isEmpty();
    }

    @Test
    void coversThreeDays() {
        Duration whole = IntStream.rangeClosed(1, 9)
                .mapToObj(attempt -> schedule.after(attempt, Optional.empty()).orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(whole).isBetween(Duration.ofHours(68), Duration.ofHours(84));
    }

    @Test
    void heedsTheReceiverUpToADay() {
        assertThat(schedule.after(1, Optional.of(Duration.ofSeconds(90)))).contains(Duration.ofSeconds(90));
        assertThat(schedule.after(1, Optional.of(Duration.ofDays(30)))).contains(Duration.ofHours(24));
    }

    @Test
    void doesNotHurryBecauseAReceiverAsksForLess() {
        assertThat(schedule.after(4, Optional.of(Duration.ofSeconds(1))).orElseThrow())
                .isGreaterThan(Duration.ofHours(1));
    }
}
