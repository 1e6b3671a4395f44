package dev.voicemill.worker.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20 | aa bb cc. | aa bb cc.",
                "20 | aaaaaaaaa bbbbbbbbbb | aaaaaaaaa bbbbbbbbbb",
                "20 | aaaa bbbb; cccc dddd, eeee | aaaa bbbb;/cccc dddd, eeee",
                "20 | aaaa bbbb, cccc dddd eeee ffff | aaaa bbbb,/cccc dddd eeee ffff",
                "20 | aaaa bbbb cccc dddd eeee ffff | aaaa bbbb cccc/dddd eeee ffff",
                "20 | aaaa bbbb. cc dddd eeee, ffff | aaaa bbbb./cc dddd eeee, ffff",
                "10 | aaaaaaaaaaaaaaaaaaaaaaaaa | aaaaaaaaaa/aaaaaaaaaa/aaaaa",
                "10 | bb aaaaaaaaaaaaaaa cc | bb/aaaaaaaaaa/aaaaa cc"
            })
    void cutsWhereItHarmsLeast(int most, String phonemes, String expected) {
        assertThat(String.join("/", texts(new Chunker(most), phonemes))).isEqualTo(expected);
    }

    @Test
    void balancesThePieces() {
        // 475 and 66 phonemes are spoken at different paces (kokoro-onnx#197).
        String words = "abcdefgh ".repeat(60).strip();
        assertThat(texts(new Chunker(Chunker.KOKORO_MOST), words))
                .hasSize(2)
                .allSatisfy(piece -> assertThat(piece.length()).isBetween(250, 290));
    }

    @Test
    void aShortClauseDoesNotStandAlone() {
        String phonemes = "nO, " + "wʌn tu θɹi ".repeat(22).strip() + ".";
        assertThat(texts(new Chunker(180), phonemes))
                .allSatisfy(piece -> assertThat(piece).hasSizeGreaterThan(60));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void dropsNothingButTheSpacesAtACut(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int most = 1 + random.nextInt(60);
            String phonemes = random.ints(random.nextInt(400), 0, 12)
                    .mapToObj(i -> String.valueOf("abcdef ,.;  ".charAt(i)))
                    .collect(Collectors.joining());
            List<Chunk> chunks = new Chunker(most).pieces(phonemes);
            String kept = String.join("", texts(new Chunker(most), phonemes));
            assertThat(kept.replace(" ", "")).isEqualTo(phonemes.replace(" ", ""));
            assertThat(chunks)
                    .allSatisfy(chunk -> assertThat(chunk.to() - chunk.from()).isBetween(1, most));
            for (int i = 1; i < chunks.size(); i++) {
                assertThat(chunks.get(i).from())
                        .isGreaterThanOrEqualTo(chunks.get(i - 1).to());
            }
        }
    }

    @Test
    void nothingToSayIsNoPiece() {
        assertThat(new Chunker(10).pieces("")).isEmpty();
        assertThat(new Chunker(10).pieces("   ")).isEmpty();
    }

    private static List<String> texts(Chunker chunker, String phonemes) {
        return chunker.pieces(phonemes).stream()
                .map(chunk -> phonemes.substring(chunk.from(), chunk.to()))
                .toList();
    }
}
