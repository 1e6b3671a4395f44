package dev.voicemill.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words as they are written: apostrophes, hyphens, accents, invisible characters. */
final class WordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            It’s John’s dogs’ bowl|It's John's dogs' bowl
            rock 'n' roll|rock 'n' roll
            wait 'til dawn|wait 'til dawn
            'Tis the season|'Tis the season
            well-known|well-known
            pre- and post-war|pre and post-war
            full‐width|full-width
            café naïve|café naïve
            soft­hyphen|softhyphen
            zero​width|zerowidth
            a b|a b
            ＡＢＣ１２３|A.B.C. one twenty three
            ﬁne|fine
            London–Paris|London Paris
            """)
    void keepsWords(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            THE QUICK BROWN FOX|the quick brown fox
            DO NOT ENTER|do not enter
            CALL THE FBI NOW, PLEASE|call the FBI now please
            THE END OF MR. SMITH|the end of mister smith
            IN CHAPTER IV THEY LEAVE|in chapter four they leave
            I am VERY happy|I am VERY happy
            NASA|NASA
            """)
    void softensShouting(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }
}
