package dev.voicemill.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.voicemill.job.Engine;
import dev.voicemill.job.FailureClass;
import dev.voicemill.job.Language;
import dev.voicemill.job.VoiceChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TtsProvidersIT {
    private static final Delivery PLAIN = new Delivery(1, Language.EN_US, Studio.PAUSES);

    @TempDir
    private Path folder;

    @Test
    void oneVariableFallsBackToPiperAndFailsNoJob() throws Exception {
        VoiceChoice bella = new VoiceChoice("af_bella", null, 1, null);
        try (Studio kokoro = new Studio(Studio.settings(Engine.KOKORO));
                Studio piper = new Studio(Studio.settings(Engine.PIPER))) {
            assertThat(kokoro.providers().resolve(bella))
                    .satisfies(resolved -> assertThat(resolved.warnings()).isEmpty())
                    .extracting(resolved -> resolved.pin().voice())
                    .isEqualTo("af_bella");
            Resolved mapped = piper.providers().resolve(bella);
            assertThat(mapped.pin().engine()).isEqualTo(Engine.PIPER);
            assertThat(mapped.pin().voice()).isEqualTo("en_US-joe-medium");
            assertThat(mapped.warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.text())
                            .isEqualTo("af_bella is a Kokoro voice; spoken by en_US-joe-medium"));
        }
    }

    @Test
    void loadsAtTheStartOrWhenNeeded() throws Exception {
        try (Studio studio = new Studio(Studio.settings(Engine.PIPER))) {
            studio.providers().load();
            assertThat(studio.providers().engines()).containsExactlyInAnyOrder(Engine.KOKORO, Engine.PIPER);
            assertThat(studio.providers().voices(Engine.KOKORO)).hasSize(54).contains("af_bella", "bm_lewis");
        }
    }

    @Test
    void aPinKeepsItsModel() throws Exception {
        try (Studio studio = new Studio(Studio.settings(Engine.PIPER))) {
            Pin pin = studio.providers().resolve(VoiceChoice.standard()).pin();
            assertThat(studio.providers().open(Pin.decode(pin.encode()), PLAIN, (_, _) -> {}))
                    .isInstanceOf(PiperTtsProvider.class);
            Pin other = new Pin(Engine.PIPER, pin.voice(), "0".repeat(64));
            assertThat(catchThrowableOfType(
                            SpeechException.class, () -> studio.providers().open(other, PLAIN, (_, _) -> {})))
                    .returns(FailureClass.MACHINE, SpeechException::kind)
                    .hasMessageContaining("the job began with the piper model 000000")
                    .hasMessageContaining("this worker has " + pin.modelSha256());
            Pin gone = new Pin(Engine.PIPER, "en_US-gone-low", pin.modelSha256());
            assertThat(catchThrowableOfType(
                            SpeechException.class, () -> studio.providers().open(gone, PLAIN, (_, _) -> {})))
                    .hasMessageContaining("en_US-gone-low");
        }
    }

    @Test
    void anEngineWithoutFilesIsNotOffered() throws Exception {
        SpeechSettings here = Studio.settings(Engine.KOKORO);
        SpeechSettings half = new SpeechSettings(
                Engine.KOKORO,
                here.kokoro(),
                new SpeechSettings.Piper(folder.resolve("absent.onnx"), 1, Optional.empty()),
                here.modelsFolder(),
                SpeechSettings.Load.LAZY,
                Map.of());
        try (Studio studio = new Studio(half)) {
            studio.providers().load();
            assertThat(studio.providers().engines()).containsExactly(Engine.KOKORO);
            VoiceChoice pinned = new VoiceChoice(null, Engine.PIPER, 1, null);
            assertThat(catchThrowableOfType(
                            SpeechException.class, () -> studio.providers().resolve(pinned)))
                    .returns(FailureClass.MACHINE, SpeechException::kind)
                    .hasMessageContaining("absent.onnx");
        }
    }

    @Test
    void theStartNamesWhatIsWrong() throws Exception {
        SpeechSettings here = Studio.settings(Engine.KOKORO);
        Path broken = Files.writeString(folder.resolve("broken.onnx"), "no model");
        record Wrong(SpeechSettings.Kokoro kokoro, String named) {}
        Path model = here.kokoro().model();
        Path voices = here.kokoro().voices();
        for (Wrong wrong : List.of(
                new Wrong(
                        new SpeechSettings.Kokoro(folder.resolve("no.onnx"), voices, "af_bella", 1),
                        "no.onnx is missing"),
                new Wrong(new SpeechSettings.Kokoro(broken, voices, "af_bella", 1), "broken.onnx cannot be used"),
                new Wrong(new SpeechSettings.Kokoro(model, folder.resolve("v"), "af_bella", 1), "KOKORO_VOICES_PATH"),
                new Wrong(
                        new SpeechSettings.Kokoro(model, voices, "af_bela", 1),
                        "KOKORO_SPEAKER: no voice \"af_bela\" in " + voices + ", did you mean af_bella?"))) {
            SpeechSettings settings = new SpeechSettings(
                    Engine.KOKORO,
                    wrong.kokoro(),
                    here.piper(),
                    here.modelsFolder(),
                    SpeechSettings.Load.START,
                    Map.of());
            try (Studio studio = new Studio(settings)) {
                assertThat(catchThrowableOfType(
                                SpeechException.class, () -> studio.providers().load()))
                        .returns(FailureClass.MACHINE, SpeechException::kind)
                        .hasMessageContaining(wrong.named());
            }
        }
    }
}
