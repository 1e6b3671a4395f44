package dev.voicemill.worker.phoneme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.job.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** espeak-ng's IPA in Kokoro's alphabet and back. */
final class EspeakSpellingTest {
    @ParameterizedTest
    @CsvSource({
        "həlˈo^ʊ, həlˈO",
        "hˈɑː^ɹbɚ, hˈɑɹbəɹ",
        "wˈɜːld, wˈɜɹld",
        "bˈɜːɹi, bˈɜɹi",
        "t^ʃˈe^ɪnd^ʒ, ʧˈAnʤ",
        "nˈa^ɪn, nˈIn",
        "bˈɔ^ɪ, bˈY",
        "hˈa^ʊs, hˈWs",
        "bˈɑːɾə^l, bˈɑTᵊl",
        "kˈɑːʔn̩, kˈɑtn",
        "bˈʌtn̩, bˈʌtᵊn",
        "nˈɪɹ, nˈɪɹ",
        "ɐbˈa^ʊt, əbˈWt",
        "lˈɒx, lˈɒk"
    })
    void becomesAmerican(String ipa, String kokoro) {
        assertThat(EspeakSpelling.toKokoro(ipa, Language.EN_US)).isEqualTo(kokoro);
    }

    @ParameterizedTest
    @CsvSource({"həlˈə^ʊ, həlˈQ", "nˈiə, nˈɪə", "ðˈe^ə, ðˈɛː", "fˈɑː, fˈɑː", "wˈɜːld, wˈɜːld", "ɡˈe^ɪt, ɡˈAt"})
    void becomesBritish(String ipa, String kokoro) {
        assertThat(EspeakSpelling.toKokoro(ipa, Language.EN_GB)).isEqualTo(kokoro);
    }

    @ParameterizedTest
    @CsvSource({
        "həlˈO, həlˈoʊ",
        "wˈɜɹld, wˈɜːld",
        "ʧˈAnʤ, tʃˈeɪndʒ",
        "fˈubˌɑɹ, fˈuːbˌɑːɹ",
        "bˈY, bˈɔɪ",
        "nˈid, nˈiːd",
        "bˈɑTᵊl, bˈɑːɾəl",
        "mˈʌðəɹ, mˈʌðɚ"
    })
    void goesBackToIpa(String kokoro, String ipa) {
        assertThat(EspeakSpelling.toIpa(kokoro)).isEqualTo(ipa);
    }
}
