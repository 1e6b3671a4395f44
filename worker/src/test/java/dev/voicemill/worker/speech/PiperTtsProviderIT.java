package dev.voicemill.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.voicemill.fixture.Models;
import dev.voicemill.job.Engine;
import dev.voicemill.job.FailureClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PiperTtsProviderIT extends TtsProviderConformance {
    @Override
    Engine engine() {
        return Engine.PIPER;
    }

    @Test
    void withoutNoiseTheSameScriptGivesTheSameSamples() throws Exception {
        try (Studio quiet = new Studio(withoutNoise())) {
            TtsProvider piper = quiet.open(Engine.PIPER, 1, (_, _) -> {});
            var sentences = Studio.sentences("The harbour was quiet, but the boats were gone.");
            assertThat(piper.generateAudio(sentences, newFolder("first")).voice())
                    .hasSameBinaryContentAs(
                            piper.generateAudio(sentences, newFolder("second")).voice());
        }
    }

    @Test
    void aSoundThatTheVoiceLacksIsAnErrorThatNamesItAndADiacriticIsNot() throws Exception {
        Voice voice = (Voice) studio().open(Engine.PIPER, 1, (_, _) -> {});
        assertThat(catchThrowableOfType(SpeechException.class, () -> voice.speak("hə—")))
                .returns(FailureClass.BAD_INPUT, SpeechException::kind)
                .hasMessage("\"—\" (U+2014) is no symbol of the voice en_US-joe-medium");
        Voice.Spoken spoken = voice.speak("hə\u033Dt");
        assertThat(spoken.edges()).hasSize(5).isSorted();
    }

    private SpeechSettings withoutNoise() throws Exception {
        Path model = Models.file("piper/en_US-joe-medium.onnx");
        Path copy = newFolder("quiet").resolve("quiet.onnx");
        Files.copy(model, copy);
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json = (ObjectNode)
                mapper.readTree(Models.file("piper/en_US-joe-medium.onnx.json").toFile());
        ((ObjectNode) json.path("inference")).put("noise_scale", 0).put("noise_w", 0);
        mapper.writeValue(copy.resolveSibling("quiet.onnx.json").toFile(), json);
        SpeechSettings settings = Studio.settings(Engine.PIPER);
        return new SpeechSettings(
                Engine.PIPER,
                settings.kokoro(),
                new SpeechSettings.Piper(copy, 2, Optional.empty()),
                settings.modelsFolder(),
                SpeechSettings.Load.LAZY,
                Map.of());
    }
}
