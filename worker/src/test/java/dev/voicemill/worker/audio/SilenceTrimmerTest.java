package dev.voicemill.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SilenceTrimmerTest {
    private static final int RATE = 24_000;
    private final SilenceTrimmer trimmer = new SilenceTrimmer();

    @Test
    void leavesTwentyMillisecondsBeforeAndSixtyBehindTheSpeech() {
        SilenceTrimmer.Kept kept = trimmer.speechOf(speech(0.4, 1, 0.5, 0.3));
        assertThat(kept.from()).isEqualTo(ms(380));
        assertThat(kept.to()).isEqualTo(ms(1_460));
    }

    @Test
    void keepsASoftLastConsonant() {
        // 40 dB under the vowel, as an unstressed "th" can be.
        Sound soft = speech(0, 0.05, 0.4, 0.003);
        Sound sentence = speech(0.3, 1, 0, 0.3).then(soft);
        assertThat(trimmer.speechOf(sentence).to()).isEqualTo(ms(1_410));
    }

    @Test
    void dropsTheNoiseOfTheModel() {
        // Kokoro's silence is a hiss under -60 dB.
        Sound sentence = speech(0, 0.4, 0, 0.0003).then(speech(0, 1, 0.3, 0.3));
        assertThat(trimmer.speechOf(sentence).from()).isEqualTo(ms(380));
    }

    @Test
    void neverReachesOverTheEdges() {
        assertThat(trimmer.speechOf(speech(0.01, 0.5, 0.01, 0.3))).isEqualTo(new SilenceTrimmer.Kept(0, ms(520)));
    }

    @Test
    void keepsWhatIsSilentThroughout() {
        assertThat(trimmer.speechOf(Sound.silence(ms(100), RATE))).isEqualTo(new SilenceTrimmer.Kept(0, ms(100)));
        assertThat(trimmer.speechOf(Sound.silence(0, RATE))).isEqualTo(new SilenceTrimmer.Kept(0, 0));
    }

    /** Silence, a tone, silence. */
    private static Sound speech(double before, double tone, double behind, double amplitude) {
        float[] samples = new float[(int) Math.round((before + tone + behind) * RATE)];
        int from = (int) Math.round(before * RATE);
        int to = (int) Math.round((before + tone) * RATE);
        for (int i = from; i < to; i++) {
            samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * 220 * i / RATE));
        }
        return new Sound(samples, RATE);
    }

    private static int ms(int milliseconds) {
        return milliseconds * RATE / 1000;
    }
}
