package dev.voicemill.worker.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    @ParameterizedTest
    @CsvSource({"1, 10", "2, 30", "3, 90", "4, 270", "9, 270"})
    void waitsTripleAndAreSpreadByAQuarter(int attempt, long seconds) {
        var policy = new RetryPolicy(new Random(7));
        var waits = LongStream.range(0, 200)
                .map(_ -> policy.waitAfter(attempt).toMillis())
                .boxed()
                .toList();
        assertThat(waits).allSatisfy(ms -> assertThat(ms).isBetween(seconds * 750, seconds * 1250));
        assertThat(waits.stream().distinct().count())
                .as("spread, so that jobs do not come back together")
                .isGreaterThan(50);
    }
}
