package dev.voicemill.worker;

import dev.voicemill.config.Environment;
import dev.voicemill.worker.phoneme.PhonemeTable;
import dev.voicemill.worker.speech.SpeechSettings;
import dev.voicemill.worker.text.UnspeakableText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code worker phonemes}: how texts would be said, as a table. */
@Command(
        name = "phonemes",
        description = {
            "Shows how texts are said. Reads lines of the form id<TAB>text and prints, in the same order,",
            "id<TAB>spoken words<TAB>US phonemes<TAB>GB phonemes. A text that cannot be spoken leaves",
            "its line empty but for the id; the reason goes to standard error and the exit code is 1."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  printf '1\\tIt cost $38k in 1998.\\n' | worker phonemes -f -")
final class PhonemesCommand implements Callable<Integer> {
    @Option(names = "-f", paramLabel = "FILE", required = true, description = "A UTF-8 file; - is standard input.")
    private Path file = Path.of("-");

    @Override
    public Integer call() throws IOException {
        var environment = Environment.ofProcess();
        var settings = SpeechSettings.from(environment);
        environment.throwIfAny();
        try (var studio = Studio.open(settings);
                var lines = file.toString().equals("-")
                        ? new java.io.BufferedReader(new java.io.InputStreamReader(System.in, StandardCharsets.UTF_8))
                        : Files.newBufferedReader(file)) {
            var table = new PhonemeTable(studio.kokoroPhonemizer(), Map.of());
            boolean all = true;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                try {
                    System.out.println(table.line(line));
                } catch (UnspeakableText e) {
                    all = false;
                    System.out.println(line.substring(0, Math.max(0, line.indexOf('\t'))) + "\t\t\t");
                    System.err.println("worker phonemes: " + e.getMessage());
                }
            }
            return all ? 0 : 1;
        }
    }
}
