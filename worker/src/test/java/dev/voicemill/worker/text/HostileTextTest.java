package dev.voicemill.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.job.Language;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts written to hurt: the work grows with their length only, and nothing breaks. */
final class HostileTextTest {
    private static final int SHORT = 512;
    private static final int LONG = 2 * 1024;

    /** Looks at one character of the text for one of its length by all rules together; plain prose takes about 150. */
    private static final long LOOKS_PER_CHARACTER = 3_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "1",
                ".",
                ",",
                "-",
                "'",
                "\"",
                "A",
                "I",
                "a.",
                "1,",
                "1.",
                "1-",
                "1/",
                "1:",
                "$1",
                "a@",
                "www.",
                "http://a",
                "a-",
                "A.",
                "#",
                "/a",
                "a ",
                "1 ",
                "I ",
                "' a",
                "'a ",
                "1x",
                "1,000",
                "a'a",
                "May 1 ",
                "(",
                "! ",
                "a. ",
                "A. b ",
                "½",
                "²",
                "…",
                "—",
                "é",
                "1-a",
                "a1",
                "a1-",
                "x@x.",
                "-1",
                "0",
                "00 ",
                "12:",
                "1 1/1 ",
                "<",
                "~",
                "&A",
                "A&"
            })
    void worksInProportionToTheLength(String seed) {
        long looks = looks(seed.repeat(LONG / seed.length()));

        assertThat(looks / LONG).isLessThan(LOOKS_PER_CHARACTER);
        assertThat(looks).isLessThan(LONG / SHORT * 2L * Math.max(looks(seed.repeat(SHORT / seed.length())), LONG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"- ", "= =", "-\n", "\n", "--", "“", "# "})
    void readsSixtyFourKilobytesOfLayout(String seed) {
        checked(seed.repeat(64 * 1024 / seed.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"# a\n", "1. ", "a. ", ". ", "a\n\n", "No. ", "' ", "a", "1"})
    void readsAnythingOverAndOver(String seed) {
        checked(seed.repeat(LONG / seed.length()));
    }

    @Test
    void neverBreaksOnRandomText() {
        Random random = new Random(20_260_101);
        for (int round = 0; round < 300; round++) {
            checked(randomText(random, round % 3));
        }
    }

    private static void checked(String text) {
        List<Sentence> sentences;
        try {
            sentences = new ScriptReader(Language.EN_US, Map.of("ab", "cd")).read(text);
        } catch (UnspeakableText e) {
            assertThat(e).message().isNotBlank();
            return;
        }
        for (Sentence sentence : sentences) {
            assertThat(sentence.spoken()).isNotBlank();
            int last = 0;
            for (Token token : sentence.tokens()) {
                assertThat(token.from()).isGreaterThanOrEqualTo(last);
                last = token.from();
            }
        }
    }

    private static String randomText(Random random, int kind) {
        String signs = "aA1 .,'\"-–/:$£€%&@#()!?½²°x×’“”IVm\n*_~^+=<>";
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < 60; at++) {
            switch (kind) {
                case 0 -> text.append(signs.charAt(random.nextInt(signs.length())));
                case 1 -> text.appendCodePoint(random.nextInt(0x250));
                default -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            }
        }
        return text.toString();
    }

    /** How many characters the rules look at while they read a sentence. */
    private static long looks(String text) {
        AtomicLong looks = new AtomicLong();
        PlainText plain = PlainText.of(text);
        Normalizer normalizer = new Normalizer(Language.EN_US, Map.of("abc", "d", "abc def", "e"));
        normalizer.read(new Passage(plain, new Counted(plain.text(), looks)), false, true);
        return looks.get();
    }

    /** A text that counts how often somebody looks at it. */
    private record Counted(CharSequence text, AtomicLong looks) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks.incrementAndGet();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            looks.addAndGet(end - start);
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
