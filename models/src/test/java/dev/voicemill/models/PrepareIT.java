package dev.voicemill.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real files, through the real package clients, once. */
class PrepareIT {
    @TempDir
    private static Path temp;

    private static ModelsFolder folder;
    private static Command.Ended first;

    @BeforeAll
    static void prepareOnce() throws Exception {
        folder = new ModelsFolder(temp.resolve("models"));
        first = run("prepare");
    }

    @Test
    void theFirstRunMakesAllFilesAndTellsTheirLicences() {
        assertThat(first.exit()).as(first.toString()).isZero();
        assertThat(first.out())
                .startsWith("prepared 59 files in " + folder.root())
                .contains("Apache-2.0", "MIT (ONNX export)", "fine-tuned from the lessac voice");
        assertThat(folder.fetched()).doesNotExist();
    }

    @Test
    void theSecondRunFindsThemAllAndVerifyAgrees() throws Exception {
        assertThat(run("prepare").out()).startsWith("already there: all 59 files");
        assertThat(run("verify"))
                .satisfies(ended -> assertThat(ended.exit()).isZero())
                .satisfies(ended -> assertThat(ended.out()).startsWith("all 59 files (197 MB) are right"));
    }

    @Test
    void kokoroAnswersWithItsDurationsAndIsOtherwiseThePublishedFile() throws Exception {
        Path model = folder.file("kokoro/model.onnx");

        assertThat(Graph.read(model).outputs()).containsExactly("audio", "/encoder/Cast_output_0");
        assertThat(start(model, 92_361_271))
                .isEqualTo("6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb");
        assertThat(Files.size(model)).isEqualTo(92_361_271 + 28);
    }

    @Test
    void piperAnswersWithItsFramesAndIsOtherwiseThePublishedFile() throws Exception {
        Path model = folder.file("piper/en_US-joe-medium.onnx");

        assertThat(Graph.read(model).outputs()).containsExactly("output", "/Ceil_output_0");
        assertThat(start(model, 63_201_294))
                .isEqualTo("58afce0321b8d9c46d7cdf9c16500cc55a793b4220212dba6b70fb788b3baf06");
    }

    @Test
    void bellasPackIsThePublishedOne() throws Exception {
        assertThat(Checksum.of(folder.file("kokoro/voices/af_bella.bin")))
                .isEqualTo(new Checksum(522_240, "f69d836209b78eb8c66e75e3cda491e26ea838a3674257e9d4e5703cbaf55c8b"));
    }

    @ParameterizedTest
    @CsvSource({"us, 183561", "gb, 197116"})
    void bisectingALexiconFindsEveryWordInIt(String accent, int words) throws Exception {
        byte[] lexicon = Files.readAllBytes(folder.file("lexicon/" + accent + ".lex"));
        List<String> lines = new String(lexicon, StandardCharsets.UTF_8).lines().toList();

        assertThat(lines).hasSize(words);
        for (int i = 0; i < lines.size(); i += 97) {
            String word = lines.get(i).substring(0, lines.get(i).indexOf('\t'));
            assertThat(bisect(lexicon, word)).contains(lines.get(i));
        }
        assertThat(bisect(lexicon, "Voicemill")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "us | mill | 4 DEFAULT:mˈɪl",
                "us | read | 4 ADJ:ɹˈɛd DEFAULT:ɹˈid VBD:ɹˈɛd VBN:ɹˈɛd VBP:ɹˈɛd",
                "us | by   | 4 DEFAULT:bI NONE:bˈI",
                "us | ABS  | 4 DEFAULT:ˈæbz NOUN:-",
                "gb | schedule | 4 DEFAULT:ʃˈɛdjuːl"
            })
    void knownWordsHaveTheirPronunciations(String accent, String word, String expected) throws Exception {
        byte[] lexicon = Files.readAllBytes(folder.file("lexicon/" + accent + ".lex"));

        assertThat(bisect(lexicon, word)).contains(word + "\t" + expected.replace(' ', '\t'));
    }

    @Test
    void everyLineHasTheAgreedShape() throws Exception {
        for (String accent : List.of("us", "gb")) {
            assertThat(Files.readAllLines(folder.file("lexicon/" + accent + ".lex")))
                    .allMatch(line -> line.matches(
                            "[^\\t]+\\t[34](\\t(DEFAULT|NOUN|VERB|ADJ|ADV|VBD|VBN|VBP|DT|NONE):[^\\t:]+)+"));
        }
    }

    /** The line of {@code word}, found as the worker does: by halves over bytes, looking only at whole lines. */
    private static Optional<String> bisect(byte[] lexicon, String word) {
        byte[] key = word.getBytes(StandardCharsets.UTF_8);
        int low = 0;
        int high = lexicon.length;
        while (low < high) {
            int start = lineStart(lexicon, (low + high) >>> 1);
            int end = indexOf(lexicon, '\n', start);
            int tab = indexOf(lexicon, '\t', start);
            int order = Arrays.compareUnsigned(key, 0, key.length, lexicon, start, tab);
            if (order == 0) {
                return Optional.of(new String(lexicon, start, end - start, StandardCharsets.UTF_8));
            }
            if (order < 0) {
                high = start;
            } else {
                low = end + 1;
            }
        }
        return Optional.empty();
    }

    private static int lineStart(byte[] lexicon, int within) {
        int start = within;
        while (start > 0 && lexicon[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private static int indexOf(byte[] lexicon, char sought, int from) {
        int at = from;
        while (lexicon[at] != sought) {
            at++;
        }
        return at;
    }

    /** The sha256 of the first {@code bytes} of a file. */
    private static String start(Path file, long bytes) throws IOException {
        MessageDigest digest = Checksum.digest();
        try (var channel = FileChannel.open(file)) {
            digest.update(channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes));
        }
        return Checksum.of(bytes, digest).sha256();
    }

    private static Command.Ended run(String... arguments) throws Exception {
        return Command.run(temp, Map.of("VM_MODELS_DIR", folder.root().toString()), arguments);
    }
}
