package dev.voicemill.worker.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {
    private final Layout layout = new Layout(CaptionProfile.FILE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Short enough for one line. | Short enough for one line.",
                "The harbour was quiet, but all of the boats were gone. | The harbour was quiet,/but all of the boats were gone.",
                "He walked along the empty shore and thought of home. | He walked along the empty shore/and thought of home.",
                "She had never before seen anything like the lighthouse. | She had never before seen/anything like the lighthouse.",
                "Nobody in the village had ever met Doctor Elizabeth Kendall. | Nobody in the village had ever/met Doctor Elizabeth Kendall.",
                "See https://example.org/a/very/long/address/that/fits/nowhere now. | See/https://example.org/a/very/long/address/that/fits/nowhere/now.",
            })
    void breaksLinesWhereTheReaderWould(String text, String lines) {
        assertThat(String.join("/", layout.lines(List.of(text.split(" "))))).isEqualTo(lines);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gone. | The | 0",
                "quiet; | but | 0.1",
                "quiet, | but | 0.2",
                "walked | and | 0.5",
                "quiet | morning | 1",
                "of | home | 2",
                "Elizabeth | Kendall | 2",
                "the | harbour | 3",
                "Dr. | Kendall | 3",
                "said.” | Then | 0"
            })
    void weighsABreak(String before, String after, double harm) {
        assertThat(LineBreak.harm(before, after)).isEqualTo(harm);
    }
}
