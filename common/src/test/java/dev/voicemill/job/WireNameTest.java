package dev.voicemill.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words of the contract with producers, spelled out so that renaming a constant is seen. */
class WireNameTest {
    @Test
    void theWordsOfTheContractStay() {
        assertThat(words(JobType.values())).containsExactly("voiceover", "render", "render-video");
        assertThat(words(JobState.values()))
                .containsExactly("queued", "running", "done", "dead", "cancelled", "expired");
        assertThat(words(FailureClass.values()))
                .containsExactly(
                        "bad-input",
                        "speech",
                        "media",
                        "storage",
                        "machine",
                        "timeout",
                        "poison",
                        "no-worker",
                        "internal");
        assertThat(words(Engine.values())).containsExactly("kokoro", "piper");
        assertThat(words(Language.values())).containsExactly("en-us", "en-gb");
        assertThat(words(OutputFormat.values())).containsExactly("wav", "mp3", "mp4");
        assertThat(words(CaptionFormat.values())).containsExactly("srt", "vtt");
        assertThat(words(LoudnessTarget.values())).containsExactly("podcast", "video", "raw");
    }

    @Test
    void aWordFindsItsChoiceAndNothingElse() {
        assertThat(JobType.of("render-video")).contains(JobType.RENDER_VIDEO);
        assertThat(JobType.of("RENDER_VIDEO")).isEmpty();
        assertThat(FailureClass.of("no-worker")).contains(FailureClass.NO_WORKER);
        assertThat(JobState.of("")).isEmpty();
    }

    @Test
    void aVoiceIsReadInItsOwnAccentUnlessAnotherIsAsked() {
        assertThat(new VoiceChoice("bf_emma", null, 1, null).spokenLanguage()).isEqualTo(Language.EN_GB);
        assertThat(new VoiceChoice("af_bella", null, 1, null).spokenLanguage()).isEqualTo(Language.EN_US);
        assertThat(new VoiceChoice("bf_emma", null, 1, Language.EN_US).spokenLanguage())
                .isEqualTo(Language.EN_US);
        assertThat(VoiceChoice.standard().spokenLanguage()).isEqualTo(Language.EN_US);
    }

    private static List<String> words(WireName... choices) {
        return Arrays.stream(choices).map(WireName::wire).toList();
    }
}
