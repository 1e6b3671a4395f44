package dev.voicemill.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(shown, true, StandardCharsets.UTF_8);

    @Test
    void aTerminalHasABarThatNamesTheWorkAndEndsFull() {
        try (Progress progress = screen(true).progress("fetch", 200_000_000)) {
            progress.doing("kokoro-js 1.2.1");
            progress.reached(120_000_000);
            progress.reached(60_000_000);
            progress.reached(200_000_000);
        }

        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("\rfetch", "200/200 MB", "kokoro-js 1.2.1", "100%");
    }

    @Test
    void aLogHasALineForEachTenthPassed() {
        try (Progress progress = screen(false).progress("fetch", 1000)) {
            progress.doing("one");
            progress.reached(99);
            progress.reached(100);
            progress.reached(101);
            progress.doing("two");
            progress.reached(570);
            progress.reached(2000);
        }

        assertThat(shown.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("fetch  10 %  one", "fetch  50 %  two", "fetch 100 %  two");
    }

    private Screen screen(boolean terminal) {
        return new Screen(stream, stream, terminal);
    }
}
