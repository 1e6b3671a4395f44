package dev.voicemill.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say for days of the calendar. */
final class DatesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            on May 1, 2024|on May first twenty twenty four
            on May 1st|on May first
            on Feb. 3rd|on February third
            on Jan. 5-10|on January fifth to tenth
            on 1 May 2024|on the first of May twenty twenty four
            the 4th of July|the fourth of July
            3–5 June|the third to the fifth of June
            on 2024-05-01|on May first twenty twenty four
            on 2023/12/25|on December twenty fifth twenty twenty three
            on 05/01/2024|on May first twenty twenty four
            on 25/12/2023|on December twenty fifth twenty twenty three
            on 1/2/99|on January second nineteen ninety nine
            on 24.12.2023|on December twenty fourth twenty twenty three
            due by 4/15|due by April fifteenth
            from 3/14 to 4/1|from March fourteenth to April first
            in Mar. 2020|in March twenty twenty
            in May 2021|in May twenty twenty one
            Sat., Feb. 3|Saturday February third
            open Mon-Fri|open Monday to Friday
            closed Sun.|closed Sunday
            Jan-Mar|January to March
            You may 3 times|You may three times
            on May 40|on May forty
            """)
    void saysAmericanDates(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            on 1 May 2024|on the first of May twenty twenty four
            on May 1, 2024|on May the first twenty twenty four
            on 05/01/2024|on the fifth of January twenty twenty four
            on 2024-05-01|on the first of May twenty twenty four
            on 12/25/2023|on the twenty fifth of December twenty twenty three
            """)
    void saysBritishDates(String written, String spoken) {
        assertThat(Reader.british(written)).isEqualTo(spoken);
    }
}
