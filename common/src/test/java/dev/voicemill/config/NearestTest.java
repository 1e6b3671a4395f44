package dev.voicemill.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KNOWN = List.of("af_bella", "af_sky", "speed", "sentenceMs", "VM_DRAIN_S", "wav");

    @ParameterizedTest
    @CsvSource({
        "af_bela, af_bella",
        "AF_BELLA, af_bella",
        "afbella, af_bella",
        "sped, speed",
        "psede, ",
        "sentence, sentenceMs",
        "VM_DRAIN_MS, VM_DRAIN_S",
        "wva, wav",
        "mp3, ",
        "'', ",
    })
    void aSlipIsForgivenForEveryThreeLetters(String typed, String meant) {
        assertThat(Nearest.of(typed, KNOWN).orElse(null)).isEqualTo(meant);
    }

    @Test
    void theFirstOfTwoEquallyNearWordsWins() {
        assertThat(Nearest.of("an_sky", List.of("am_sky", "af_sky"))).contains("am_sky");
    }

    @Test
    void aWordOfAnyLengthIsCheap() {
        assertThat(Nearest.of("x".repeat(100_000), KNOWN)).isEmpty();
        assertThat(Nearest.of("x", List.of("y".repeat(100_000)))).isEmpty();
    }

    @Test
    void theHintEndsASentence() {
        assertThat(Nearest.hint("sped", KNOWN)).isEqualTo(", did you mean speed?");
        assertThat(Nearest.hint("volume", KNOWN)).isEmpty();
    }
}
