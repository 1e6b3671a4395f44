package dev.voicemill.worker.phoneme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.voicemill.worker.text.PhonemeSymbols;
import dev.voicemill.worker.text.Token;
import org.junit.jupiter.api.Test;

/** Kokoro's 114 symbols and their ids. */
final class KokoroAlphabetTest {
    @Test
    void hasEverySymbolOnceInTheOrderOfItsIds() {
        int[] ids = KokoroAlphabet.ids(PhonemeSymbols.ALL);

        assertThat(ids).hasSize(114).isSorted().doesNotHaveDuplicates();
        assertThat(PhonemeSymbols.ALL.chars().distinct().count()).isEqualTo(114);
        assertThat(ids[0]).isEqualTo(1);
        assertThat(ids[113]).isEqualTo(177);
    }

    @Test
    void knowsTheIdsThatTheModelWasTrainedWith() {
        assertThat(KokoroAlphabet.ids("hˈɛlˌO, wˈɜɹld."))
                .containsExactly(50, 156, 86, 54, 157, 31, 3, 16, 65, 156, 87, 123, 54, 46, 4);
        assertThat(KokoroAlphabet.id('ᵻ')).isEqualTo(177);
        assertThat(KokoroAlphabet.id('ʊ')).isEqualTo(135);
        assertThat(KokoroAlphabet.id('T')).isEqualTo(36);
        assertThat(KokoroAlphabet.id('ɡ')).isEqualTo(92);
    }

    @Test
    void hasAllMarksOfAScript() {
        assertThat(KokoroAlphabet.ids(Token.MARKS)).hasSize(Token.MARKS.length());
    }

    @Test
    void refusesWhatTheModelWouldDrop() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KokoroAlphabet.ids("ɡo-g"))
                .withMessage("'-' (U+002D) is not in Kokoro's alphabet");
        assertThat(KokoroAlphabet.contains('g')).isFalse();
    }
}
