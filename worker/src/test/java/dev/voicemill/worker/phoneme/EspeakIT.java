package dev.voicemill.worker.phoneme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real espeak-ng as a child process, also when it dies, hangs or is missing. */
final class EspeakIT {
    private final Espeak espeak = new Espeak();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        espeak.close();
    }

    @Test
    void answersInTiedIpa() {
        assertThat(espeak.ipa("en-us", "hello")).isEqualTo("həlˈo^ʊ");
        assertThat(espeak.ipa("en-us", "of the house")).isEqualTo("ʌvðə hˈa^ʊs");
        assertThat(espeak.ipa("en-gb", "hello")).isEqualTo("həlˈə^ʊ");
        espeak.check("en-us");
    }

    @Test
    void saysOnlyWords() {
        assertThat(espeak.ipa("en-us", "one, two!\nthree")).isEqualTo(espeak.ipa("en-us", "one two three"));
        assertThat(espeak.ipa("en-us", " 123 ... \n")).isEmpty();
        assertThat(espeak.ipa("en-us", "<break/> [[x]]")).isEqualTo(espeak.ipa("en-us", "break x"));
    }

    @Test
    void pairsAnswersOfLongLines() {
        String words = "word ".repeat(400).strip();

        assertThat(espeak.ipa("en-us", words).split(" ", -1)).hasSize(400).containsOnly("wˈɜːd");
        assertThat(espeak.ipa("en-us", "after")).isEqualTo("ˈæftɚ");
    }

    @Test
    void servesManyThreadsWithoutMixingWords() throws InterruptedException, ExecutionException {
        List<String> words = List.of("alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel");
        List<String> expected = words.stream()
                .map(word -> espeak.ipa("en-us", word + " company"))
                .toList();
        try (Espeak fresh = new Espeak("espeak-ng", Duration.ofSeconds(10), 50);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int round = 0; round < 400; round++) {
                String word = words.get(round % words.size()) + " company" + " x".repeat(round / words.size() % 5);
                answers.add(threads.submit(() -> fresh.ipa("en-us", word)));
            }
            for (int round = 0; round < 400; round++) {
                assertThat(answers.get(round).get()).startsWith(expected.get(round % words.size()));
            }
        }
    }

    @Test
    void isReplacedWhenItDies() {
        espeak.ipa("en-us", "first");
        EspeakProcess first = espeak.process("en-us");
        first.close();

        assertThat(espeak.ipa("en-us", "second")).isEqualTo("sˈɛkənd");
        assertThat(espeak.process("en-us").pid()).isNotEqualTo(first.pid());
    }

    @Test
    void isReplacedAfterItsLines() {
        try (Espeak shortLived = new Espeak("espeak-ng", Duration.ofSeconds(10), 2)) {
            shortLived.ipa("en-us", "one");
            long first = shortLived.process("en-us").pid();
            shortLived.ipa("en-us", "two");
            assertThat(shortLived.process("en-us").pid()).isEqualTo(first);
            shortLived.ipa("en-us", "three");
            assertThat(shortLived.process("en-us").pid()).isNotEqualTo(first);
        }
    }

    @Test
    void remembersWords() {
        espeak.ipa("en-us", "hello");
        int asked = espeak.process("en-us").asked();

        espeak.ipa("en-us", "hello");

        assertThat(espeak.process("en-us").asked()).isEqualTo(asked);
    }

    @Test
    void namesTheFixWhenItIsMissing() {
        try (Espeak missing = new Espeak("espeak-ng-of-nowhere", Duration.ofSeconds(5), 100)) {
            assertThatExceptionOfType(EspeakUnavailable.class)
                    .isThrownBy(() -> missing.ipa("en-us", "hello"))
                    .withMessageStartingWith("espeak-ng-of-nowhere does not answer")
                    .withMessageEndingWith("run apt-get install espeak-ng");
        }
    }

    @Test
    void givesUpOnAProgramThatHangs() throws IOException {
        Path mute = folder.resolve("mute");
        Files.writeString(mute, "#!/bin/sh\nwhile read -r line; do :; done\n");
        Files.setPosixFilePermissions(mute, PosixFilePermissions.fromString("rwx------"));

        try (Espeak hanging = new Espeak(mute.toString(), Duration.ofMillis(50), 100)) {
            assertThatExceptionOfType(EspeakUnavailable.class)
                    .isThrownBy(() -> hanging.ipa("en-us", "hello"))
                    .withMessageContaining("no answer within 50 ms");
            assertThat(hanging.process("en-us")).isNull();
        }
    }
}
