package dev.voicemill.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voicemill.job.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinTest {
    private static final String SHA = "0123456789abcdef".repeat(4);

    @Test
    void readsBackWhatItWrote() {
        Pin pin = new Pin(Engine.PIPER, "en_US-libritts_r-medium#3922", SHA);
        assertThat(pin.encode()).isEqualTo("piper:en_US-libritts_r-medium#3922:" + SHA);
        assertThat(Pin.decode(pin.encode())).isEqualTo(pin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kokoro", "kokoro:af_bella", "kokoro:af_bella:abc", "espeak:x:", "kokoro::"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> Pin.decode(text.endsWith(":") ? text + SHA : text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aVoiceNeverBreaksTheForm() {
        assertThatThrownBy(() -> new Pin(Engine.KOKORO, "a:b", SHA)).isInstanceOf(IllegalArgumentException.class);
    }
}
