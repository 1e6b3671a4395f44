package dev.voicemill.worker.phoneme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Stress added, moved and taken away. */
final class StressTest {
    @Test
    void addsAMarkBeforeTheVowel() {
        assertThat(Stress.atLeastSecondary("ðæt")).isEqualTo("ðˌæt");
        assertThat(Stress.atLeastSecondary("hˈWs")).isEqualTo("hˈWs");
        assertThat(Stress.atLeastSecondary("hmm")).isEqualTo("hmm");
        assertThat(Stress.primary("ðæt")).isEqualTo("ðˈæt");
        assertThat(Stress.primary("bˌʌt")).isEqualTo("bˈʌt");
        assertThat(Stress.primary("ˌʌndəɹɡɹˈWnd")).isEqualTo("ˌʌndəɹɡɹˈWnd");
    }

    @Test
    void stepsBack() {
        assertThat(Stress.demoted("ˌʌndəɹɡɹˈWnd")).isEqualTo("ʌndəɹɡɹˌWnd");
        assertThat(Stress.demoted("bˌʌt")).isEqualTo("bˌʌt");
    }

    @Test
    void weighsDiphthongsTwice() {
        assertThat(Stress.weight("nOn")).isEqualTo(4);
        assertThat(Stress.weight("wɛl")).isEqualTo(3);
    }
}
