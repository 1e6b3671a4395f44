package dev.voicemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.cli.Operator.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered without any Redis: help, and the mistakes that are seen at once. */
class CommandLineTest {
    private static final Operator OPERATOR = new Operator().atNine();

    @ParameterizedTest
    @ValueSource(
            strings = {"", "submit", "job", "job get", "job ls", "job cancel", "job requeue", "dlq", "dlq ls", "schema"
            })
    void everyCommandExplainsItselfWithAnExample(String command) {
        Answer answer = OPERATOR.types((command + " --help").strip().split(" "));

        assertThat(answer.code()).isEqualTo(ExitCode.OK);
        assertThat(answer.out())
                .contains("Usage: voicemill " + command)
                .contains("-o, --output=STYLE")
                .contains("  6   Redis cannot be reached or does not answer")
                .containsPattern("Examples?:\\R  (voicemill|echo)")
                .endsWith("\n");
        assertThat(answer.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(97));
    }

    @Test
    void nothingAskedShowsTheHelpAsAMistake() {
        Answer answer = OPERATOR.types();

        assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("Usage: voicemill [-hV]");
    }

    @Test
    void theVersionAndTheSchemaNeedNoRedis() {
        assertThat(OPERATOR.types("--version").out()).startsWith("voicemill ");
        assertThat(OPERATOR.types("schema").out())
                .startsWith("{")
                .contains("urn:voicemill:job:1")
                .endsWith("}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sumbit Hi.                         | Unmatched arguments
            job got x                          | Unmatched arguments
            submit Hi. --vocie af_bella        | Unknown options: '--vocie', 'af_bella'
            submit                             | Missing required argument (specify one of these)
            submit Hi. -f a.txt                | are mutually exclusive
            submit Hi. --type podcast          | "podcast" is not one of voiceover, render, render-video
            submit Hi. --speed fast            | 'fast' is not a double
            submit Hi. --id a.b                | an id has 1 to 64 letters, digits, _ or -
            submit Hi. --timeout soon          | "soon" is not a length of time; use one like 90s, 10m or 2h
            submit Hi. --run-at tomorrow       | "tomorrow" is not a moment; use one like 2026-03-01T09:00:00Z or +10m
            submit Hi. --tenant Radio          | --tenant Radio is not usable; use 1 to 32 of a-z, 0-9, _ and -
            submit Hi. --priority 10           | --priority 10 is outside 0 (first) to 9
            submit Hi. --hook ftp://a.example  | --hook ftp://a.example is neither an https:// address nor the name of an endpoint
            submit Hi. --deadline 2026-03-01T08:59:59Z       | lies before the job can start; give a later one
            submit Hi. --run-at +2h --deadline +1h           | --deadline 2026-03-01T10:00:00Z lies before the job can start
            submit Hi. --format ogg            | formats[0]: "ogg" is not one of wav, mp3
            submit 🎙\uFFFD                    | the script did not arrive as UTF-8
            submit -f /nowhere/a.txt           | /nowhere/a.txt cannot be read; check that it is a file and that you may read it
            submit -f /                        | / cannot be read; check that it is a file and that you may read it
            submit -                           | script: is empty: give it some text or leave it out
            submit --payload - --voice af_sky  | --payload holds every choice already
            submit --payload -                 | payload: is empty: give a JSON object
            job get                            | Missing required parameter: 'ID'
            job get a/b                        | an id has 1 to 64 letters, digits, _ or -
            job cancel a                       | Missing required option: '--reason=TEXT'
            job requeue a                      | Missing required option: '--reason=TEXT'
            job cancel a --reason=             | --reason is empty; say why in a few words
            job ls --limit 0                   | --limit 0 is outside 1 to 1000
            job ls --state sleeping            | "sleeping" is not one of queued, running, done, dead, cancelled, expired
            dlq ls -o yaml                     | "yaml" is not one of table, json
            """)
    void aMistakeIsNamedInALine(String typed, String told) {
        Answer answer = OPERATOR.types(typed.split(" "));

        assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).startsWith("error: ").contains(told);
    }

    @Test
    void aNearCommandOrOptionIsSuggested() {
        assertThat(OPERATOR.types("sumbit", "Hi.").err()).contains("Did you mean: voicemill submit");
        assertThat(OPERATOR.types("submit", "Hi.", "--vocie", "a").err()).contains("--voice");
    }

    @Test
    void aFileNameIsNotReadAloud(@TempDir Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("script.txt"), "Hi.");

        assertThat(OPERATOR.types("submit", script.toString()).err())
                .contains("\"" + script + "\" is a file; to speak what is in it use -f " + script);
    }

    @Test
    void whatIsNoTextIsNotASript(@TempDir Path folder) throws IOException {
        Path picture = Files.write(folder.resolve("a.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xFF});
        Path film = Files.write(folder.resolve("a.mp4"), new byte[(1 << 20) + 1]);

        assertThat(OPERATOR.types("submit", "-f", picture.toString()).err()).contains("a.png is not UTF-8 text");
        assertThat(OPERATOR.types("submit", "-f", film.toString()).err()).contains("a.mp4 is larger than 1 MiB");
    }

    @Test
    void anAddressThatIsNoneIsToldWithoutIt() {
        Answer answer =
                new Operator().with("REDIS_URL", "http://:hush@a.example").types("job", "ls");

        assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.err()).contains("redis://").doesNotContain("hush");
    }
}
