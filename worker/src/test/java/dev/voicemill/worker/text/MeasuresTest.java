package dev.voicemill.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say for amounts with a unit. */
final class MeasuresTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            5 kg|five kilograms
            1 kg|one kilogram
            10km|ten kilometers
            100 km/h|one hundred kilometers per hour
            65 mph|sixty five miles per hour
            16 GB|sixteen gigabytes
            3.2 GHz|three point two gigahertz
            -5 °C|minus five degrees Celsius
            −40°F|minus forty degrees Fahrenheit
            350℃|three hundred fifty degrees Celsius
            270°|two hundred seventy degrees
            37.5%|thirty seven point five percent
            20 m²|twenty square meters
            1013 hPa|one thousand thirteen hectopascals
            25 min.|twenty five minutes
            4 in. long|four inches long
            2 tsp. of salt|two teaspoons of salt
            50 Mbps|fifty megabits per second
            7 lb 3 oz|seven pounds three ounces
            """)
    void saysUnits(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a 5 kg bag|a five kilogram bag
            a 10-km race|a ten kilometer race
            the 48MP camera|the forty eight megapixel camera
            in 15 min|in fifteen minutes
            """)
    void saysUnitsBeforeANounInTheSingular(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            5'10" tall|five foot ten tall
            6′ tall|six feet tall
            a 12" ruler|a twelve inch ruler
            he said "it was 12" once|he said it was twelve once
            """)
    void saysFeetAndInches(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a 2x4|a two by four
            12 x 8 in.|twelve by eight inches
            1920x1080|nineteen twenty by ten eighty
            2 × 3 = 6|two times three equals six
            10x faster|ten times faster
            50K users|fifty thousand users
            1.2M users|one point two million users
            4K video|four K. video
            the 5K in May|the five K. in May
            Gate 4B|Gate four B.
            221B Baker St.|two twenty one B. Baker street
            3 m wide x 4 m long|three meters wide by four meters long
            1½ tsp salt|one and a half teaspoons salt
            ½ tsp salt|one half teaspoon salt
            3 1/4 km|three and one quarter kilometers
            a 401(k)|a four oh one K.
            """)
    void saysSizesAndFactors(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            5 km|five kilometres
            2 L|two litres
            """)
    void saysMetersTheBritishWay(String written, String spoken) {
        assertThat(Reader.british(written)).isEqualTo(spoken);
    }
}
