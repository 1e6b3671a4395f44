package dev.voicemill.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say for numbers that are dialled. */
final class PhonesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            555-0199|five five five zero one nine nine
            (512) 555-0199|five one two five five five zero one nine nine
            512.555.0199|five one two five five five zero one nine nine
            1-800-555-0199|one eight zero zero five five five zero one nine nine
            +44 20 7946 0958|plus four four two zero seven nine four six zero nine five eight
            020 7946 0958|zero two zero seven nine four six zero nine five eight
            123-45-6789|one two three four five six seven eight nine
            9-1-1|nine one one
            4111 1111 1111 1111|four one one one one one one one one one one one one one one one
            """)
    void saysNumbers(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }
}
