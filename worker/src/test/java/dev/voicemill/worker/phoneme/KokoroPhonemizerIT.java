package dev.voicemill.worker.phoneme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.job.Language;
import dev.voicemill.worker.text.PhonemeSymbols;
import dev.voicemill.worker.text.Sentence;
import dev.voicemill.worker.text.Token;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences in Kokoro's alphabet, with the real lexicons and espeak-ng. */
final class KokoroPhonemizerIT {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Hello, world.|həlˈO, wˈɜɹld.
            "Wait," he said (quietly).|“wˈAt,” hi sˈɛd (kwˈIətli).
            It was — well — late.|ˌɪt wʌz — wˈɛl — lˈAt.
            One way--or another.|wˈʌn wˈA—ɔɹ ənˈʌðəɹ.
            What? No!|wˌʌt? nˈO!
            The apple and the pear.|ði ˈæpᵊl ænd ðə pˈɛɹ.
            I have to go to Ohio.|ˌI hæv tə ɡˌO tʊ OhˈIO.
            What for? I have to.|wˌʌt fɔɹ? ˌI hæv tu.
            Come in. It is in there.|kˈʌm ˈɪn. ˌɪt ɪz ɪn ðˈɛɹ.
            Yes, I am. I am here.|jˈɛs, ˌI æm. ˌI ɐm hˈɪɹ.
            She used to like it.|ʃˌi jˈust tə lˈIk ɪt.
            It is used to make tea.|ˌɪt ɪz jˈuzd tə mˌAk tˈi.
            A cat. An owl.|ɐ kˈæt. ɐn ˈWl.
            Plan A, vitamin C.|plˈæn ˈA, vˈITəmən sˈi.
            It is VERY good.|ˌɪt ɪz vˈɛɹi ɡˈʊd.
            The FBI's CPUs.|ði ˌɛfbˌiˈIz sˌipˌijˈuz.
            A well-known state-of-the-art re-entry.|ɐ wˌɛlnˈOn stˈAtʌvðiˈɑɹt ɹiˈɛntɹi.
            John's dogs' bowls, James's hat.|ʤˈɑnz dˈɔɡz bˈOlz, ʤˈAmzᵻz hˈæt.
            He reheated it.|hˌi ɹihˈiTᵻd ɪt.
            a backpressure problem|ɐ bˈækpɹˌɛʃəɹ pɹˈɑbləm.
            The café.|ðə kæfˈA.
            The better city water.|ðə bˈɛTəɹ sˈɪTi wˈɔTəɹ.
            """)
    void speaksAmerican(String text, String phonemes) {
        assertThat(Spoken.HERE.american(text)).isEqualTo(phonemes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Hello, world.|həlˈQ, wˈɜːld.
            The last bath was better.|ðə lˈɑːst bˈɑːθ wɒz bˈɛtə.
            What for? I have to.|wˌɒt fɔː? ˌI hav tuː.
            She used to like it.|ʃˌiː jˈuːst tə lˈIk ɪt.
            From A to Z.|fɹˌɒm ˈA tə zˈɛd.
            """)
    void speaksBritish(String text, String phonemes) {
        assertThat(Spoken.HERE.british(text)).isEqualTo(phonemes);
    }

    @Test
    void givesEveryWordItsSpan() {
        Sentence sentence = Spoken.sentences("Pay $15 (now) for Foo!", Language.EN_US, Map.of("Foo", "/fˈu/"))
                .getFirst();

        Phonemes phonemes = Spoken.HERE.kokoro.phonemize(sentence, Language.EN_US);

        assertThat(phonemes.text()).isEqualTo("pˈA fˌɪftˈin dˈɑləɹz (nˈW) fɔɹ fˈu!");
        assertThat(phonemes.words())
                .extracting(word -> ((Token.Word) sentence.tokens().get(word.token())).spoken() + "="
                        + phonemes.text().substring(word.from(), word.to()))
                .containsExactly("Pay=pˈA", "fifteen=fˌɪftˈin", "dollars=dˈɑləɹz", "now=nˈW", "for=fɔɹ", "Foo=fˈu");
    }

    @Test
    void neverLeavesTheAlphabetOrAWordWithoutSound() {
        Random random = new Random(7);
        String letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'-àéîõüßñçøåæœłšž";
        for (int round = 0; round < 60; round++) {
            StringBuilder text = new StringBuilder("so ");
            for (int at = 0; at < 40; at++) {
                text.append(random.nextInt(5) == 0 ? ' ' : letters.charAt(random.nextInt(letters.length())));
            }
            for (Sentence sentence : Spoken.sentences(text.toString(), Language.EN_GB, Map.of())) {
                Phonemes phonemes = Spoken.HERE.kokoro.phonemize(sentence, Language.EN_GB);
                assertThat(PhonemeSymbols.problem(phonemes.text()))
                        .as(text.toString())
                        .isEmpty();
                assertThat(phonemes.words()).hasSize(words(sentence)).allMatch(word -> word.to() > word.from());
            }
        }
    }

    private static int words(Sentence sentence) {
        return (int)
                sentence.tokens().stream().filter(Token.Word.class::isInstance).count();
    }

    @Test
    void writesATableOfLines() throws Exception {
        PhonemeTable table = new PhonemeTable(Spoken.HERE.kokoro, Map.of());

        assertThat(table.line("s1\tHe owes $15. OK?"))
                .isEqualTo(
                        "s1\tHe owes fifteen dollars OK\thˌi ˈOz fˌɪftˈin dˈɑləɹz. ˌOkˈA?\thˌiː ˈQz fˌɪftˈiːn dˈɒləz. ˌQkˈA?");
        assertThat(List.of(table.line("Hello").split("\t", -1))).containsExactly("", "Hello", "həlˈO.", "həlˈQ.");
    }
}
