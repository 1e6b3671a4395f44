package dev.voicemill.worker.phoneme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clauses shared out among their words. */
final class WordAlignerTest {
    @ParameterizedTest
    @CsvSource({
        "ʌvðə hˈaʊs, ˈʌv ðə hˈaʊs, ʌv|ðə| hˈaʊs",
        "ɪnðɪ ˈɛnd, ˈɪn ðə ˈɛnd, ɪn|ðɪ| ˈɛnd",
        "aɪɐm hˈɪɹ, ˈaɪ ˈæm hˈɪɹ, aɪ|ɐm| hˈɪɹ",
        "tˈɛl nˈæsɐz, tˈɛl nˈæsɐz, tˈɛl| nˈæsɐz",
        "ɡˈɪt hˈʌb jˈuːs, ɡˈɪthʌb jˈuːs, ɡˈɪt hˈʌb| jˈuːs",
        "wˈʌn, wˈʌn tˈuː, wˈʌn|"
    })
    void findsEachWord(String clause, String words, String parts) {
        List<String> apart = List.of(words.split(" ", -1));
        int[] starts = WordAligner.starts(clause, apart);

        List<String> found = new ArrayList<>();
        for (int at = 0; at < starts.length; at++) {
            found.add(clause.substring(starts[at], at + 1 < starts.length ? starts[at + 1] : clause.length()));
        }
        assertThat(String.join("|", found)).isEqualTo(parts);
    }
}
