package dev.voicemill.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say for signs, and which signs are silent. */
final class SymbolsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            cats & dogs|cats and dogs
            2 + 2 = 4|two plus two equals four
            5 - 3 = 2|five minus three equals two
            8 / 2 = 4|eight divided by two equals four
            6 * 7 = 42|six times seven equals forty two
            3 < 5|three is less than five
            x >= 5|x is at least five
            ±5|plus or minus five
            ~20|about twenty
            #5|number five
            C++ and C#|C. plus plus and C. sharp
            e = mc²|e equals mc squared
            a^2|A. squared
            10⁶|ten to the power of six
            10⁻³|ten to the power of minus three
            2^10|two to the power of ten
            π is 3.14|pi is three point one four
            © 2024|copyright twenty twenty four
            ₿5|bitcoin sign five
            ∑|n ary summation
            A–Z|A to Z
            and/or|and or
            100 %|one hundred percent
            """)
    void saysSigns(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Acme™ is here|Acme is here
            *Very* _good_|Very good
            yes → no|yes no
            Hi :) there|Hi there
            See note¹ here|See note here
            ★ Star|Star
            🎉 party 👩‍👩‍👧|party
            """)
    void staysSilentForLayout(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }
}
