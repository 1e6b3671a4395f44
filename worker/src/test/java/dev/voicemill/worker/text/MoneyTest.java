package dev.voicemill.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say for sums of money. */
final class MoneyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            It cost $15.|It cost fifteen dollars
            It cost $1.|It cost one dollar
            It cost $1.50.|It cost one dollar and fifty cents
            It cost $1.01.|It cost one dollar and one cent
            It cost $2.00.|It cost two dollars
            It cost $0.99.|It cost ninety nine cents
            It cost $1,234.56.|It cost one thousand two hundred thirty four dollars and fifty six cents
            It cost £3.50.|It cost three pounds and fifty pence
            It cost £0.01.|It cost one penny
            It cost €120.|It cost one hundred twenty euros
            It cost 120 €.|It cost one hundred twenty euros
            It cost 99¢.|It cost ninety nine cents
            It cost 50p.|It cost fifty pence
            It cost ¥15,000.|It cost fifteen thousand yen
            It cost US$40.|It cost forty U.S. dollars
            It cost 50 USD.|It cost fifty U.S. dollars
            It cost GBP 20.|It cost twenty pounds
            We lost -$5.|We lost minus five dollars
            We lost $-5.|We lost minus five dollars
            """)
    void saysSums(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            She earns $38k.|She earns thirty eight thousand dollars
            She earns £1.2m.|She earns one point two million pounds
            It made $1.5bn.|It made one point five billion dollars
            It made $5 million.|It made five million dollars
            It made $3 billion last year.|It made three billion dollars last year
            It made $2.5M in May.|It made two point five million dollars in May
            """)
    void saysMagnitudes(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a $15 delivery fee|a fifteen dollar delivery fee
            the $5 million deal|the five million dollar deal
            a small $10 charge|a small ten dollar charge
            the $5 is mine|the five dollars is mine
            the $5 he owes|the five dollars he owes
            I paid $5 for it|I paid five dollars for it
            """)
    void saysTheUnitInTheSingularBeforeItsNoun(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            It is $10-20.|It is ten to twenty dollars
            It is $10–$20.|It is ten to twenty dollars
            a $10-20 million round|a ten to twenty million dollar round
            $20/month|twenty dollars per month
            £9.99/month|nine pounds and ninety nine pence per month
            """)
    void saysRanges(String written, String spoken) {
        assertThat(Reader.american(written)).isEqualTo(spoken);
    }
}
