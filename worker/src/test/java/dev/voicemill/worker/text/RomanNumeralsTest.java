package dev.voicemill.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say for Roman numerals. */
final class RomanNumeralsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Henry VIII|Henry the eighth
            Louis XIV|Louis the fourteenth
            Pope John Paul II|Pope John Paul the second
            Elizabeth I was queen|Elizabeth the first was queen
            King Charles III|King Charles the third
            Part II|Part two
            Chapter IV|Chapter four
            Act V|Act five
            Act II, scene iv|Act two scene four
            World War II|World War two
            Super Bowl LVIII|Super Bowl fifty eight
            Rocky IV|Rocky four
            type II diabetes|type two diabetes
            II. The House|two The House
            Charles I think|Charles I think
            an IV drip|an IV drip
            I did it|I did it
            Model X|Model X
            """)
    void saysNumerals(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }
}
