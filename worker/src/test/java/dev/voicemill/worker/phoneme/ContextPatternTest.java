package dev.voicemill.worker.phoneme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns of neighbours; the word itself stands in brackets, a slash is a rest. */
final class ContextPatternTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "to|will _; I want to [lead]; true",
                "to|will _; the [lead]; false",
                "MODAL _; they should [read]; true",
                "_ pipe|pipes; a [lead] pipe; true",
                "REST _; [close] the door; true",
                "REST _; please [close] the door; false",
                "_ REST; it is [close] /; true",
                "_ REST; it is [close]; true",
                "!the _; the [sow]; false",
                "!the _; we [sow]; true",
                "NAME _; then Mary [read]; true",
                "NAME _; then she [read]; false",
                "PLURAL _; students [use] it; true",
                "ADVERB _; quickly [use] it; true",
                "THING _; my dog [does]; true",
                "_ ING; used [to] making; true",
                "* _ ~fish|lake; a [bass] in the lake; true",
                "* _ ~fish|lake; a [bass] guitar; false",
                "a|the * _; the new [record]; true"
            })
    void fitTheirPlace(String pattern, String sentence, boolean fits) {
        List<String> words = new ArrayList<>();
        int place = 0;
        for (String word : sentence.split(" ", -1)) {
            if (word.startsWith("[")) {
                place = words.size();
            }
            words.add(word.equals("/") ? "" : word.replaceAll("[\\[\\]]", ""));
        }

        assertThat(ContextPattern.of(pattern).fits(Neighbours.at(words, place))).isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"to the", "NOUNS _", "to|Verb _"})
    void refuseWhatTheyDoNotKnow(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> ContextPattern.of(pattern));
    }
}
