package dev.voicemill.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say for shortened words, by what stands around them. */
final class AbbreviationsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Mr. Hill|mister Hill
            Mrs Hill|missus Hill
            Dr. Hill|doctor Hill
            Prof. Hill|professor Hill
            Lt. Hill and Sgt. Pepper|lieutenant Hill and sergeant Pepper
            John Hill Jr.|John Hill junior
            Jane Hill, Ph.D.|Jane Hill P.H.D.
            """)
    void saysTitles(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Elm Dr. is long|Elm drive is long
            12 Elm Dr. Springfield|twelve Elm drive Springfield
            St. Paul's|saint Paul's
            St John's|saint John's
            in St. Louis|in saint Louis
            on Main St. in town|on Main street in town
            Wall St.|Wall street
            10 Downing St.|ten Downing street
            5th Ave.|fifth avenue
            Mt. Everest|mount Everest
            Ft. Worth|fort Worth
            """)
    void saysStreetsAndSaints(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            red, e.g. blood|red for example blood
            red, i.e. blood|red that is blood
            cats, dogs, etc.|cats dogs et cetera
            cats vs. dogs|cats versus dogs
            approx. 5|approximately five
            Approx. 5|approximately five
            c. 1750|circa seventeen fifty
            No. 5|number five
            no. 5|number five
            No. I won't.|No I won't
            Fig. 3|figure three
            vol. 2|volume two
            p. 7|page seven
            Acme Inc.|Acme incorporated
            w/o sugar|without sugar
            """)
    void saysLatinAndOffice(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            the U.S. Army|the U.S. Army
            the U.K.|the U.K.
            J. K. Rowling|J. K. Rowling
            J.R.R. Tolkien|J.R.R. Tolkien
            Plan A|Plan A.
            R&D|R. and D.
            AT&T|A.T. and T.
            M&M's|M. and M's
            """)
    void saysLetters(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }
}
