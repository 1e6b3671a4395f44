package dev.voicemill.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.voicemill.job.Engine;
import dev.voicemill.job.FailureClass;
import java.util.List;
import org.junit.jupiter.api.Test;

class KokoroTtsProviderIT extends TtsProviderConformance {
    @Override
    Engine engine() {
        return Engine.KOKORO;
    }

    @Test
    void theSameScriptGivesTheSameSamples() throws Exception {
        String text = "The harbour was quiet, but the boats were gone.";
        assertThat(speak("first", text, 1).voice())
                .hasSameBinaryContentAs(speak("second", text, 1).voice());
    }

    @Test
    void aSymbolOutsideTheAlphabetIsAnErrorThatNamesIt() throws Exception {
        Voice voice = (Voice) studio().open(Engine.KOKORO, 1, (_, _) -> {});
        assertThat(catchThrowableOfType(SpeechException.class, () -> voice.speak("həg")))
                .returns(FailureClass.BAD_INPUT, SpeechException::kind)
                .hasMessage("\"g\" (U+0067) is no symbol of Kokoro's alphabet");
    }

    @Test
    void theLongestPieceThatTheModelTakes() throws Exception {
        Voice voice = (Voice) studio().open(Engine.KOKORO, 2, (_, _) -> {});
        Voice.Spoken spoken = voice.speak("hə".repeat(255));
        assertThat(spoken.edges()).hasSize(511).isSorted();
        assertThat(spoken.sound().level().rmsDb()).isGreaterThan(-40);
    }

    @Test
    void theShortestSentence() throws Exception {
        Narration one = studio().open(Engine.KOKORO, 1, (_, _) -> {})
                .generateAudio(List.of(word("A", "ɐ")), newFolder("shortest"));
        assertThat(one.sentences().getFirst().words()).hasSize(1);
    }
}
