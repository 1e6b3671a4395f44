package dev.voicemill.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.config.Environment;
import dev.voicemill.job.Engine;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpeechSettingsTest {
    @Test
    void hasTheDefaultsOfTheContract() {
        Environment environment = new Environment(Map.of("XDG_DATA_HOME", "/data"));
        SpeechSettings settings = SpeechSettings.from(environment);
        Path models = Path.of("/data/voicemill/models");
        assertThat(environment.problems()).isEmpty();
        assertThat(settings)
                .isEqualTo(new SpeechSettings(
                        Engine.KOKORO,
                        new SpeechSettings.Kokoro(
                                models.resolve("kokoro/model.onnx"), models.resolve("kokoro/voices"), "af_bella", 2),
                        new SpeechSettings.Piper(
                                models.resolve("piper/en_US-joe-medium.onnx"), 2, java.util.Optional.empty()),
                        models,
                        SpeechSettings.Load.START,
                        Map.of()));
        assertThat(settings.notices()).isEmpty();
    }

    @Test
    void readsEveryVariable() {
        Environment environment = new Environment(Map.ofEntries(
                Map.entry("TTS_PROVIDER", "piper"),
                Map.entry("VM_MODELS_DIR", "/m"),
                Map.entry("KOKORO_MODEL_PATH", "/k.onnx"),
                Map.entry("KOKORO_VOICES_PATH", "/voices.bin"),
                Map.entry("KOKORO_SPEAKER", "bm_lewis"),
                Map.entry("KOKORO_THREADS", "1"),
                Map.entry("PIPER_MODEL_PATH", "/p.onnx"),
                Map.entry("PIPER_THREADS", "4"),
                Map.entry("PIPER_BIN_PATH", "/usr/bin/piper"),
                Map.entry("VM_MODEL_LOAD", "lazy"),
                Map.entry("VM_VOICE_MAP", "af_bella=en_US-joe-medium, x = y,")));
        SpeechSettings settings = SpeechSettings.from(environment);
        assertThat(environment.problems()).isEmpty();
        assertThat(settings.standard()).isEqualTo(Engine.PIPER);
        assertThat(settings.kokoro())
                .isEqualTo(new SpeechSettings.Kokoro(Path.of("/k.onnx"), Path.of("/voices.bin"), "bm_lewis", 1));
        assertThat(settings.piper().threads()).isEqualTo(4);
        assertThat(settings.load()).isEqualTo(SpeechSettings.Load.LAZY);
        assertThat(settings.voiceMap()).isEqualTo(Map.of("af_bella", "en_US-joe-medium", "x", "y"));
        assertThat(settings.notices())
                .containsExactly(
                        "PIPER_BIN_PATH: /usr/bin/piper is not needed, Piper runs inside the worker; unset it");
    }

    @Test
    void gathersEveryProblem() {
        Environment environment = new Environment(Map.of(
                "TTS_PROVIDER", "espeak",
                "KOKORO_THREADS", "0",
                "PIPER_MODE", "binary",
                "VM_VOICE_MAP", "af_bella"));
        SpeechSettings.from(environment);
        assertThat(environment.problems())
                .hasSize(4)
                .anySatisfy(problem -> assertThat(problem).startsWith("TTS_PROVIDER: "))
                .anySatisfy(problem -> assertThat(problem).startsWith("KOKORO_THREADS: "))
                .anySatisfy(problem -> assertThat(problem).startsWith("PIPER_MODE: binary is not built in yet"))
                .anySatisfy(problem -> assertThat(problem)
                        .isEqualTo("VM_VOICE_MAP: \"af_bella\" is not of the form voice=voice; separate by commas"));
    }
}
