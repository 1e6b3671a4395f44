package dev.voicemill.worker.phoneme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.voicemill.fixture.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The prepared lexicons, looked up where they lie. */
final class LexiconIT {
    @TempDir
    Path folder;

    @Test
    void findsTheFirstTheLastAndEveryHundredthWord() throws IOException {
        Path path = Models.file("lexicon/us.lex");
        List<String> lines = Files.readAllLines(path);

        try (Lexicon lexicon = Lexicon.open(path)) {
            for (int at = 0;
                    at < lines.size();
                    at += at + 1 == lines.size() ? 1 : Math.min(100, lines.size() - 1 - at)) {
                List<String> columns = List.of(lines.get(at).split("\t", -1));
                Entry entry = lexicon.find(columns.get(0)).orElseThrow();
                assertThat(columns.subList(2, columns.size()))
                        .as(columns.get(0))
                        .containsExactlyInAnyOrderElementsOf(entry.forms().entrySet().stream()
                                .map(form -> form.getKey() + ":" + form.getValue())
                                .toList());
                assertThat(entry.gold()).isEqualTo(columns.get(1).equals("4"));
            }
        }
    }

    @Test
    void findsNothingElse() throws IOException {
        try (Lexicon lexicon = Lexicon.open(Models.file("lexicon/gb.lex"))) {
            assertThat(lexicon.find("")).isEmpty();
            assertThat(lexicon.find("!")).isEmpty();
            assertThat(lexicon.find("hous")).isEmpty();
            assertThat(lexicon.find("housex")).isEmpty();
            assertThat(lexicon.find("zzzzzzz")).isEmpty();
            assertThat(lexicon.find("東京")).isEmpty();
        }
    }

    @Test
    void readsFormsByTheirTag() throws IOException {
        try (Lexicon lexicon = Lexicon.open(Models.file("lexicon/us.lex"))) {
            Entry read = lexicon.find("read").orElseThrow();
            assertThat(read.form("VBD")).isEqualTo("ɹˈɛd");
            assertThat(read.form("VERB")).isEqualTo("ɹˈid");
            assertThat(lexicon.find("object").orElseThrow().form("VBP")).isEqualTo("əbʤˈɛkt");
            assertThat(lexicon.find("WHO").orElseThrow().form("NOUN")).isEqualTo(Entry.SPELLED);
        }
    }

    @Test
    void findsWordsOfASmallFile() throws IOException {
        Path path = folder.resolve("small.lex");
        Files.writeString(path, "a\t4\tDEFAULT:x\nab\t3\tDEFAULT:y\tNOUN:z\nb\t4\tDEFAULT:-\n");

        try (Lexicon lexicon = Lexicon.open(path)) {
            assertThat(lexicon.find("a").orElseThrow().form("NOUN")).isEqualTo("x");
            assertThat(lexicon.find("ab").orElseThrow().form("NOUN")).isEqualTo("z");
            assertThat(lexicon.find("b").orElseThrow().form("DEFAULT")).isEqualTo(Entry.SPELLED);
            assertThat(lexicon.find("c")).isEmpty();
        }
    }

    @Test
    void namesTheFixForAMissingFile() {
        assertThatIOException()
                .isThrownBy(() -> Lexicon.open(folder.resolve("us.lex")))
                .withMessageEndingWith("us.lex is missing; run: voicemill-models prepare");
    }
}
