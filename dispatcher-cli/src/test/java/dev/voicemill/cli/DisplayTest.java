package dev.voicemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How tables, times and the moving line look. */
class DisplayTest {
    private final StringWriter seen = new StringWriter();
    private final PrintWriter out = new PrintWriter(seen);

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        new Table("JOB", "STATE", "ERROR")
                .row("a", "running", "-")
                .row("longer-id", "done", "é 🎙")
                .print(out);

        assertThat(seen.toString()).isEqualToNormalizingNewlines("""
                JOB        STATE    ERROR
                a          running  -
                longer-id  done     é 🎙
                """);
    }

    @Test
    void theLastColumnIsCutAndNothingInItMovesTheTerminal() {
        new Table()
                .row("a", "x".repeat(200))
                .row("b", "one\r\n  two\u001b[2J\u202Eback")
                .print(out);

        assertThat(seen.toString().lines()).containsExactly("a  " + "x".repeat(97) + "...", "b  one two?[2J?back");
    }

    @Test
    void theMovingLineIsWrittenOverAndCleared() {
        var progress = new Progress(out, true);
        progress.show("speech", 50, Duration.ofSeconds(7));
        progress.show("queued", -1, Duration.ofSeconds(75));
        progress.finish();

        assertThat(seen)
                .hasToString("\r\u001b[2K[############............]  50 %  speech  7s"
                        + "\r\u001b[2K[........................]       queued  1m 15s"
                        + "\r\u001b[2K");
    }

    @Test
    void theMovingLineNeverWraps() {
        new Progress(out, true).show("x".repeat(500), 100, Duration.ofHours(30));

        assertThat(seen.toString().replace("\r\u001b[2K", "")).hasSizeLessThan(80);
    }

    @Test
    void elsewhereOnlyChangesMakeALine() {
        var progress = new Progress(out, false);
        for (int percent = 0; percent <= 25; percent++) {
            progress.show("speech", percent, Duration.ofSeconds(percent));
        }
        progress.show("store", 0, Duration.ofSeconds(30));
        progress.finish();

        assertThat(seen.toString().lines())
                .containsExactly(
                        "speech 0 % after 0s", "speech 10 % after 10s", "speech 20 % after 20s", "store 0 % after 30s");
    }

    @ParameterizedTest
    @CsvSource({
        "500ms, 0s",
        "59s, 59s",
        "61s, 1m 1s",
        "90m, 1h 30m",
        "36h, 1d 12h",
    })
    void lengthsAreReadAndShownInUnits(String typed, String shown) {
        assertThat(Moments.shown(Moments.length(typed))).isEqualTo(shown);
    }

    @Test
    void aClockThatRanBackShowsNothingNegative() {
        assertThat(Moments.shown(Duration.ofSeconds(-5))).isEqualTo("0s");
    }
}
