package dev.voicemill.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconTest {
    private final Lexicon lexicon = new Lexicon();

    @Test
    void aWordHasOneLineAndTheFirstDictionaryWins() throws Exception {
        add("gold", 4, "{\"mill\": \"mˈɪl\"}");
        add("silver", 3, "{\"mill\": \"mˈil\", \"voice\": \"vˈYs\"}");

        assertThat(lines()).containsExactly("mill\t4\tDEFAULT:mˈɪl", "voice\t3\tDEFAULT:vˈYs");
    }

    @Test
    void eachPartOfSpeechHasItsFieldAndNoneIsSpelledInCapitals() throws Exception {
        add("gold", 4, "{\"have\": {\"None\": \"hˈæv\", \"DEFAULT\": \"hæv\", \"VBD\": \"hˈæd\"}}");

        assertThat(lines()).containsExactly("have\t4\tNONE:hˈæv\tDEFAULT:hæv\tVBD:hˈæd");
    }

    @Test
    void aNullIsAWordToBeSpelled() throws Exception {
        add("gold", 4, "{\"ABS\": {\"DEFAULT\": \"ˈæbz\", \"NOUN\": null}}");

        assertThat(lines()).containsExactly("ABS\t4\tDEFAULT:ˈæbz\tNOUN:-");
    }

    @Test
    void wordsAreSortedByUnsignedBytesOfUtf8AndNotByJavasChars() throws Exception {
        // U+FF21 is above U+1D400's surrogates as chars, and below it as UTF-8.
        add(
                "gold",
                4,
                "{\"\uD835\uDC00\": \"a\", \"\uFF21\": \"b\", \"é\": \"c\", \"z\": \"d\", \"A\": \"e\", \"'t\": \"f\"}");

        List<String> words = lines().stream()
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList();

        assertThat(words).containsExactly("'t", "A", "z", "é", "\uFF21", "\uD835\uDC00");
        assertThat(words)
                .isSortedAccordingTo((a, b) ->
                        Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json           | Unrecognized token",
                "[]                 | should be an object of words",
                "{\"a\": 1}         | \"a\" has neither text nor tags",
                "{\"a\": \"\"}      | \"a\" has no usable phonemes for DEFAULT",
                "{\"a\": \"-\"}     | \"a\" has no usable phonemes for DEFAULT",
                "{\"a\": \"b\\tc\"} | \"a\" has no usable phonemes for DEFAULT",
                "{\"\": \"b\"}      | is empty or has a tab",
                "{\"a\\n\": \"b\"}  | is empty or has a tab",
                "{\"a\": {\"N:\": \"b\"}} | the tag \"N:\" of \"a\"",
                "{\"a\": {\"NOUN\": [1]}} | \"a\" has no usable phonemes for NOUN",
                "{\"a\": \"b\"      | end-of-input"
            })
    void aDictionaryOfAnotherShapeIsRefusedNamingTheWord(String json, String complaint) {
        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(() -> add("odd.json", 4, json))
                .withMessageContaining("odd.json")
                .withMessageContaining(complaint);
    }

    private void add(String name, int rating, String json) throws Exception {
        lexicon.add(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), name, rating);
    }

    private List<String> lines() throws Exception {
        var out = new ByteArrayOutputStream();
        lexicon.write(out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
