package dev.voicemill.worker.phoneme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.job.Language;
import dev.voicemill.worker.phoneme.Endings.Ending;
import dev.voicemill.worker.phoneme.Endings.Stem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Endings of words: the stems that they may have, and their sounds. */
final class EndingsTest {
    @ParameterizedTest
    @CsvSource({
        "kˈæt, S, kˈæts, kˈæts",
        "dˈɔɡ, S, dˈɔɡz, dˈɔɡz",
        "ʤˈʌʤ, S, ʤˈʌʤᵻz, ʤˈʌʤɪz",
        "stˈɑp, ED, stˈɑpt, stˈɑpt",
        "plˈA, ED, plˈAd, plˈAd",
        "nˈid, ED, nˈidᵻd, nˈidɪd",
        "wˈAt, ED, wˈAɾᵻd, wˈAtɪd",
        "wˈɑnt, ED, wˈɑntᵻd, wˈɑntɪd",
        "wˈAt, ING, wˈAɾɪŋ, wˈAtɪŋ",
        "plˈA, ING, plˈAɪŋ, plˈAɪŋ",
        "bˈɔː, ING, bˈɔːɪŋ, bˈɔːɹɪŋ"
    })
    void soundLikeTheAccent(String stem, Ending ending, String american, String british) {
        assertThat(new Endings(Language.EN_US).sound(stem, ending)).isEqualTo(american);
        assertThat(new Endings(Language.EN_GB).sound(stem, ending)).isEqualTo(british);
    }

    @Test
    void tryTheLikeliestStemFirst() {
        assertThat(Endings.stems("tries")).extracting(Stem::word).containsExactly("trie", "try");
        assertThat(Endings.stems("boxes")).extracting(Stem::word).containsExactly("boxe", "box");
        assertThat(Endings.stems("stopped")).extracting(Stem::word).containsExactly("stoppe", "stopp", "stop");
        assertThat(Endings.stems("making")).extracting(Stem::word).containsExactly("mak", "make");
        assertThat(Endings.stems("John's")).extracting(Stem::word).contains("John");
        assertThat(Endings.stems("glass")).isEmpty();
        assertThat(Endings.stems("ring")).isEmpty();
    }
}
