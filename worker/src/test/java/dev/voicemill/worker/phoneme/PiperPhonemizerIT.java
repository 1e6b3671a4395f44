package dev.voicemill.worker.phoneme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.job.Language;
import dev.voicemill.worker.text.Sentence;
import dev.voicemill.worker.text.Token;
import java.text.Normalizer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences as Piper voices know them, with the real espeak-ng. */
final class PiperPhonemizerIT {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Hello, world.|həlˈoʊ, wˈɜːld.
            The end of the house!|ðɪ ˈɛnd ʌvðə hˈaʊs!
            He said: go; stop?|hiː sˈɛd: ɡˈoʊ; stˈɑːp?
            He said — and left…|hiː sˈɛd; ænd lˈɛft.
            "Yes," (she said).|jˈɛs, ʃiː sˈɛd.
            It costs $15.|ɪt kˈɔsts fˈɪftiːn dˈɑːlɚz.
            the FBI at 7 a.m.|ðɪ ˌɛfbˌiːˈaɪ æt sˈɛvən ˌeɪˈɛm.
            NASA's CPUs|nˈæsɐz sˌiːpˌiːjˈuːz.
            A well-known man.|ɐ wˈɛlnˈoʊn mˈæn.
            It is VERY good.|ɪɾ ɪz vˈɛɹi ɡˈʊd.
            """)
    void speaksAsEspeakDoes(String text, String phonemes) {
        assertThat(Spoken.HERE.piper(text)).isEqualTo(Normalizer.normalize(phonemes, Normalizer.Form.NFD));
    }

    @Test
    void givesEveryWordItsSpanAlsoWhereWordsJoin() {
        Sentence sentence = Spoken.sentences(
                        "Out of the Foo, in the AWS house.", Language.EN_US, Map.of("Foo", "/fˈu/"))
                .getFirst();

        Phonemes phonemes = Spoken.HERE.piper.phonemize(sentence, "en-us");

        assertThat(phonemes.text()).isEqualTo("ˌaʊɾəv ðə fˈuː, ɪnðɪ ˌeɪdˌʌbəljˌuːˈɛs hˈaʊs.");
        assertThat(phonemes.words())
                .extracting(word -> ((Token.Word) sentence.tokens().get(word.token())).spoken() + "="
                        + phonemes.text().substring(word.from(), word.to()))
                .containsExactly(
                        "Out=ˌaʊɾ",
                        "of=əv",
                        "the=ðə",
                        "Foo=fˈuː",
                        "in=ɪn",
                        "the=ðɪ",
                        "AWS=ˌeɪdˌʌbəljˌuːˈɛs",
                        "house=hˈaʊs");
    }

    @Test
    void speaksLongSentencesInPieces() {
        Sentence sentence =
                Spoken.sentences("word ".repeat(500), Language.EN_US, Map.of()).getFirst();

        Phonemes phonemes = Spoken.HERE.piper.phonemize(sentence, "en-us");

        assertThat(phonemes.words()).hasSize(500);
        assertThat(phonemes.text()).isEqualTo("wˈɜːd " + "wˈɜːd ".repeat(498) + "wˈɜːd.");
    }
}
