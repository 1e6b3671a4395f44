package dev.voicemill.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "01JH8Z_-", "0123456789012345678901234567890123456789012345678901234567890123"})
    void lettersDigitsUnderscoresAndHyphensMakeAnId(String value) {
        assertThat(new JobId(value)).hasToString(value);
        assertThat(JobId.usable(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a.b",
                "a:b",
                "a/b",
                "a\n",
                "é",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void anythingElseIsRefusedWithTheFix(String value) {
        assertThat(JobId.usable(value)).isFalse();
        assertThatThrownBy(() -> new JobId(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("job id \"")
                .hasMessageEndingWith("is not usable; use 1 to 64 letters, digits, _ or -");
    }

    @Test
    void aUlidStartsWithItsClock() {
        // 1469918176385 is the example of the ULID specification.
        assertThat(JobId.ulid(1_469_918_176_385L, new Random(1)).value())
                .startsWith("01ARYZ6S41")
                .hasSize(26);
        assertThat(JobId.ulid(0, new Random(1)).value()).startsWith("0000000000");
        assertThat(JobId.ulid((1L << 48) - 1, new Random(1)).value()).startsWith("7ZZZZZZZZZ");
    }

    @Test
    void laterIdsSortLaterAndNoTwoAreTheSame() {
        assertThat(JobId.ulid(2000, new Random(1)).value())
                .isGreaterThan(JobId.ulid(1999, new Random(2)).value());
        Set<JobId> many = new HashSet<>();
        for (int at = 0; at < 10_000; at++) {
            many.add(JobId.random());
        }
        assertThat(many).hasSize(10_000);
    }
}
