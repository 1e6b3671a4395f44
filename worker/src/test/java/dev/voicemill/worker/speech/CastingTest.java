package dev.voicemill.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.voicemill.job.Engine;
import dev.voicemill.job.FailureClass;
import dev.voicemill.job.VoiceChoice;
import dev.voicemill.wire.JobResult.Warning;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CastingTest {
    private static final List<String> KOKORO = List.of("af_bella", "af_heart", "bm_lewis");
    private static final List<String> PIPER = List.of("en_US-joe-medium");
    private final Casting casting =
            new Casting(Map.of("af_bella", "en_US-joe-medium", "Narrator", "bm_lewis", "en_GB-x-low", "gone"));

    @ParameterizedTest
    @CsvSource({
        // asked, engine of the worker, spoken by, warned
        ", KOKORO, af_bella, false",
        ", PIPER, en_US-joe-medium, false",
        "bm_lewis, KOKORO, bm_lewis, false",
        "en_US-joe-medium, PIPER, en_US-joe-medium, false",
        "af_bella, PIPER, en_US-joe-medium, true",
        "af_bela, PIPER, en_US-joe-medium, true",
        "anything, PIPER, en_US-joe-medium, true",
        "en_US-lessac-high, KOKORO, af_bella, true",
        "Narrator, KOKORO, bm_lewis, true",
        "en_GB-x-low, KOKORO, af_bella, true",
    })
    void mapsAVoiceOfTheOtherEngineAndSaysSo(@Nullable String asked, Engine engine, String voice, boolean warned)
            throws Exception {
        Casting.Cast cast = choose(asked, null, engine);
        assertThat(cast.voice()).isEqualTo(voice);
        assertThat(cast.warnings())
                .hasSize(warned ? 1 : 0)
                .allSatisfy(warning -> assertThat(warning.code()).isEqualTo("voice-mapped"));
    }

    @Test
    void theWarningNamesBothVoices() throws Exception {
        assertThat(choose("af_heart", null, Engine.PIPER).warnings())
                .containsExactly(new Warning("voice-mapped", "af_heart is a Kokoro voice; spoken by en_US-joe-medium"));
    }

    @Test
    void aSlipOfThePenIsNoVoiceOfAnotherEngine() {
        assertThat(catchThrowableOfType(SpeechException.class, () -> choose("af_bela", null, Engine.KOKORO)))
                .returns(FailureClass.BAD_INPUT, SpeechException::kind)
                .hasMessage("voice.name: kokoro has no voice \"af_bela\", did you mean af_bella?"
                        + " Known: af_bella, af_heart, bm_lewis");
    }

    @Test
    void aPinnedEngineMapsNothing() throws Exception {
        assertThat(choose("en_US-joe-medium", Engine.PIPER, Engine.PIPER).voice())
                .isEqualTo("en_US-joe-medium");
        assertThat(choose(null, Engine.PIPER, Engine.PIPER).voice()).isEqualTo("en_US-joe-medium");
        assertThat(catchThrowableOfType(SpeechException.class, () -> choose("af_bella", Engine.PIPER, Engine.PIPER)))
                .returns(FailureClass.BAD_INPUT, SpeechException::kind)
                .hasMessage("voice.name: piper has no voice \"af_bella\". Known: en_US-joe-medium");
    }

    private Casting.Cast choose(@Nullable String asked, @Nullable Engine provider, Engine engine)
            throws SpeechException {
        VoiceChoice choice = new VoiceChoice(asked, provider, 1, null);
        return engine == Engine.KOKORO
                ? casting.choose(choice, engine, KOKORO, "af_bella")
                : casting.choose(choice, engine, PIPER, "en_US-joe-medium");
    }
}
