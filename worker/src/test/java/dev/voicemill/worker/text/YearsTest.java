package dev.voicemill.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say for years and decades. */
final class YearsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            in 1984|in nineteen eighty four
            in 1905|in nineteen oh five
            in 1900|in nineteen hundred
            in 2000|in two thousand
            in 2005|in two thousand five
            in 2010|in twenty ten
            in 1066|in ten sixty six
            the 1990s|the nineteen nineties
            the 1900s|the nineteen hundreds
            the 2000s|the two thousands
            the '90s|the nineties
            90s music|nineties music
            1950s-era|nineteen fifties era
            mid-1990s|mid nineteen nineties
            class of '99|class of ninety nine
            1914-18|nineteen fourteen to eighteen
            1914–1918|nineteen fourteen to nineteen eighteen
            2023/24|twenty twenty three twenty four
            44 BC|forty four BC
            480 B.C.|four hundred eighty B.C.
            1500 files|one thousand five hundred files
            1024 bytes|one thousand twenty four bytes
            the 1500s|the fifteen hundreds
            1500 m|one thousand five hundred meters
            3000 people|three thousand people
            """)
    void saysYears(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            in 2005|in two thousand and five
            in 1984|in nineteen eighty four
            """)
    void saysBritishYears(String written, String spoken) {
        assertThat(Reader.british(written)).isEqualTo(spoken);
    }
}
