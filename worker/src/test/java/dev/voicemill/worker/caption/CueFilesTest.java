package dev.voicemill.worker.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CueFilesTest {
    private static final List<Cue> CUES = List.of(
            new Cue(0, 1_234, List.of("The harbour was quiet,", "but the boats were gone.")),
            new Cue(3_599_999, 3_600_000, List.of("a < b & c > d {\\an8}")));

    @Test
    void writesSubRip() {
        assertThat(Srt.text(CUES)).isEqualTo("""
                        1
                        00:00:00,000 --> 00:00:01,234
                        The harbour was quiet,
                        but the boats were gone.

                        2
                        00:59:59,999 --> 01:00:00,000
                        a <\u2060 b & c > d (\\an8)

                        """);
    }

    @Test
    void writesWebVtt() {
        assertThat(Vtt.text(CUES)).isEqualTo("""
                        WEBVTT

                        00:00:00.000 --> 00:00:01.234
                        The harbour was quiet,
                        but the boats were gone.

                        00:59:59.999 --> 01:00:00.000
                        a &lt; b &amp; c &gt; d {\\an8}

                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<b>bold</b> | <\u2060b>bold<\u2060/b>",
                "{\\an8}top | (\\an8)top",
                "1 --> 2 | 1 --\u2060> 2",
                "&lt; stays | &lt; stays",
            })
    void subRipShowsTheTextAsItIs(String text, String written) {
        assertThat(Srt.escaped(text)).isEqualTo(written);
    }

    @Test
    void controlCharactersAreSpaces() {
        assertThat(Srt.escaped("a\u0007b\rc\nd")).isEqualTo("a b c d");
        assertThat(Vtt.escaped("a\u0007b\rc\nd")).isEqualTo("a b c d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"<v Roger>hi | &lt;v Roger&gt;hi", "1 --> 2 | 1 --&gt; 2", "a & b | a &amp; b", "&lt; | &amp;lt;"})
    void webVttShowsTheTextAsItIs(String text, String written) {
        assertThat(Vtt.escaped(text)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 00:00:00.000",
        "59999, 00:00:59.999",
        "60000, 00:01:00.000",
        "3599999, 00:59:59.999",
        "3600000, 01:00:00.000",
        "360000001, 100:00:00.001"
    })
    void splitsTimesByWholeNumbers(long ms, String clock) {
        assertThat(Cue.clock(ms, '.')).isEqualTo(clock);
    }

    @Test
    void aCueEndsAfterItStarts() {
        assertThatThrownBy(() -> new Cue(5, 5, List.of("x"))).isInstanceOf(IllegalArgumentException.class);
    }
}
