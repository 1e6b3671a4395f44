package dev.voicemill.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say for times of day, durations and ratios. */
final class TimesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            at 12:05|at twelve oh five
            at 7 a.m.|at seven a.m.
            at 7am|at seven a.m.
            at 7:00 PM|at seven p.m.
            at 9:30 P.M. sharp|at nine thirty p.m. sharp
            at 7:00|at seven o'clock
            at 14:30|at fourteen thirty
            at 06:45|at six forty five
            at 00:15|at zero fifteen
            at 18:00|at eighteen hundred
            at 7.30pm|at seven thirty p.m.
            7-9 pm|seven to nine p.m.
            10am–4pm|ten a.m. to four p.m.
            9:00-17:30|nine to seventeen thirty
            in 1:02:45|in one oh two forty five
            at 0600 hours|at oh six hundred hours
            at 1430 hours|at fourteen thirty hours
            a ratio of 3:1|a ratio of three to one
            John 3:16|John three sixteen
            Psalm 23:1-6|Psalm twenty three one to six
            5 o'clock|five o'clock
            """)
    void saysTimes(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }
}
