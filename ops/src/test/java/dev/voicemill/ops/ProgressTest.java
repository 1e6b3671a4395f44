package dev.voicemill.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void writesALinePerChangeToAFile() {
        Progress progress = progress(false);
        progress.now("speech 10%");
        progress.now("speech 10%");
        progress.now("speech 20%");
        progress.say("done");
        assertThat(shown.toString(StandardCharsets.UTF_8).lines()).containsExactly("speech 10%", "speech 20%", "done");
    }

    @Test
    void drawsOneLineOverAndOverOnATerminal() {
        Progress progress = progress(true);
        progress.now("speech 10%");
        progress.now("speech 20%");
        progress.say("done");
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r\u001b[Kspeech 10%\r\u001b[Kspeech 20%\r\u001b[Kdone" + System.lineSeparator());
    }

    private Progress progress(boolean terminal) {
        return new Progress(new PrintStream(shown, true, StandardCharsets.UTF_8), terminal);
    }
}
