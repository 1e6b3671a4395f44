package dev.voicemill.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where sentences end: every {@code //} is an end that must be found, and there is no other. */
final class SentenceEndsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "One sentence.// Another one!// And a third?",
                "No stop at the end",
                "Mr. Hill met Mrs. Hill.// They left.",
                "Dr. No lives on Elm Dr.// He is tall.",
                "He lives on Elm St.// The house is red.",
                "He came at 7 p.m.// The door was shut.",
                "He came at 7 p.m. on Monday.",
                "He came at 7 p.m. Monday.",
                "The U.S. Army marched.// It rained.",
                "They left the U.S.// They flew home.",
                "Cats, dogs, etc. are pets.",
                "We have cats, dogs, etc.// They are pets.",
                "J. K. Rowling wrote it.// J.R.R. Tolkien did not.",
                "It was Plan B.// The first had failed.",
                "It is 3.5 m long.// Version 1.2.3 is out.",
                "It costs $3.50.// Then it is $5.",
                "See No. 5 and Fig. 3 on p. 7.",
                "Is it you?// No.// I said no.",
                "\"Stop!\" he cried.// \"Why?\" she asked.",
                "“Why?” Alice asked.// “Because,” said Bob.",
                "\"It is late.\"// \"So what?\"",
                "He said \"Go!\"// She went.",
                "Wait... what?// Wait...// Then he left.",
                "Well… perhaps.// Well…// Perhaps not.",
                "What?!// No!!!// Yes.",
                "(It was late.)// He left (at last).// She stayed.",
                "Visit example.com.// Then call.",
                "He weighs 12 st. 4 lb. today.// It is 6 lbs.// Mary knows.",
                "Use e.g. Redis, i.e. a store.",
                "Acme Inc. was sold.// It was bought by Hill Corp.// The price is unknown.",
                "It ended in 1999.// 5 people came.",
                "1. First do this.// Then that.",
                "iPhone is a name.// iPad is another."
            })
    void findsTheEnds(String marked) {
        List<String> expected = List.of(marked.split("// ", -1));
        assertThat(SentenceEnds.split(marked.replace("//", ""))).isEqualTo(expected);
    }

    @Test
    void findsAnEndWithoutASpace() {
        assertThat(SentenceEnds.split("He left.Then he came back.")).containsExactly("He left.", "Then he came back.");
    }
}
