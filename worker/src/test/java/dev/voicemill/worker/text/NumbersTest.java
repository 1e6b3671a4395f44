package dev.voicemill.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say for plain numbers and what is built of them. */
final class NumbersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            12 cats|twelve cats
            105 cats|one hundred five cats
            1,005 cats|one thousand five cats
            1,234,567 cats|one million two hundred thirty four thousand five hundred sixty seven cats
            37.5|thirty seven point five
            0.25|zero point two five
            3.14159|three point one four one five nine
            .5 more|point five more
            it is -5|it is minus five
            it is −40.5|it is minus forty point five
            21st|twenty first
            103rd|one hundred third
            1,000th|one thousandth
            1,2,3|one two three
            12345678901234567890|one two three four five six seven eight nine zero one two three four five six seven eight nine zero
            """)
    void saysNumbers(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            105 cats|one hundred and five cats
            1,005 cats|one thousand and five cats
            103rd|one hundred and third
            """)
    void saysBritishNumbers(String written, String spoken) {
        assertThat(Reader.british(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            12-18 items|twelve to eighteen items
            pp. 3-9|pages three to nine
            5-10%|five to ten percent
            10–15 kg|ten to fifteen kilograms
            5kg–10kg|five kilograms to ten kilograms
            won 3–1|won three to one
            50-50|fifty fifty
            100-1000 times|one hundred to one thousand times
            """)
    void saysRanges(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1/2 cup|one half cup
            3/4 cup|three quarters cup
            2 1/2 cups|two and a half cups
            3 1/4 cups|three and one quarter cups
            1½ hours|one and a half hours
            ⅔ of it|two thirds of it
            5/8 of it|five eighths of it
            7/8ths|seven eighths
            24/7|twenty four seven
            9/11|nine eleven
            8/10|eight out of ten
            20/20 vision|twenty twenty vision
            """)
    void saysFractions(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Version 1.2.3|Version one point two point three
            v2.0|version two point zero
            v18.2.0|version eighteen point two point zero
            Python 3.11|Python three point eleven
            Ubuntu 22.04|Ubuntu twenty two oh four
            section 2.1|section two point one
            192.168.0.1|one nine two dot one six eight dot zero dot one
            """)
    void saysVersionsAndAddresses(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            agent 007|agent zero zero seven
            code 4021|code four zero two one
            my PIN is 0042|my PIN is zero zero four two
            my zip is 02139|my zip is zero two one three nine
            ext. 204|extension two zero four
            1. First|one First
            """)
    void saysSerials(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }
}
