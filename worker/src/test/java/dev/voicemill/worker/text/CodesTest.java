package dev.voicemill.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say for letters and digits in one word. */
final class CodesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            MP3|M.P. three
            MP3s|M.P. threes
            F-16|F. sixteen
            COVID-19|COVID nineteen
            H2O|H. two O.
            CO₂|C.O. two
            1080p|ten eighty P.
            A4|A. four
            B12|B. twelve
            3D|three D.
            5G|five G.
            x86|X. eighty six
            A320|A. three twenty
            BA2490|B.A. twenty four ninety
            iPhone15|iPhone fifteen
            C-3PO|C. three P.O.
            20-year-old|twenty year-old
            PM2.5|PM two point five
            """)
    void saysCodes(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }
}
