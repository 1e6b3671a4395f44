package dev.voicemill.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SoundTest {
    @Test
    void roundsToSixteenBitsAndClipsAtFullScale() {
        assertThat(new Sound(new float[] {0, 0.5f, -1, 1, 1.3f, -1.3f, 0.6f / 32768}, 24_000).pcm16())
                .containsExactly(
                        (short) 0,
                        (short) 16_384,
                        Short.MIN_VALUE,
                        Short.MAX_VALUE,
                        Short.MAX_VALUE,
                        Short.MIN_VALUE,
                        (short) 1);
    }

    @Test
    void fadesItsEdgesOnly() {
        Sound loud = constant(24_000, 1f);
        Sound faded = loud.faded(5);
        assertThat(faded.at(0)).isZero();
        assertThat(faded.at(60)).isCloseTo(0.5f, within(0.001f));
        assertThat(faded.at(120)).isEqualTo(1f);
        assertThat(faded.at(24_000 - 121)).isEqualTo(1f);
        assertThat(faded.at(23_999)).isZero();
        assertThat(loud.at(0)).as("the sound itself is left alone").isEqualTo(1f);
        assertThat(constant(3, 1f).faded(5).length()).isEqualTo(3);
    }

    @Test
    void measuresItsLevel() {
        Sound.Level half = constant(1_000, 0.5f).level();
        assertThat(half.rmsDb()).isCloseTo(-6.02, within(0.01));
        assertThat(half.peakDb()).isCloseTo(-6.02, within(0.01));
        assertThat(constant(10, 0).level().rmsDb()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(new Sound(new float[] {1, Float.NaN}, 24_000).level().finite())
                .isFalse();
        assertThat(half.finite()).isTrue();
    }

    @Test
    void joinsOnlyItsOwnRate() {
        Sound sound = constant(10, 0.1f).then(Sound.silence(5, 24_000));
        assertThat(sound.length()).isEqualTo(15);
        assertThat(sound.slice(9, 11).at(1)).isZero();
        assertThatThrownBy(() -> sound.then(Sound.silence(5, 22_050))).hasMessage("22050 Hz cannot follow 24000 Hz");
    }

    private static Sound constant(int samples, float value) {
        float[] values = new float[samples];
        java.util.Arrays.fill(values, value);
        return new Sound(values, 24_000);
    }
}
