package dev.voicemill.ops;

import dev.voicemill.job.Engine;
import dev.voicemill.job.JobId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A person with a script who sends it off by {@code voicemill submit}.
 *
 * @param home the distribution folder
 * @param settings where the queue is
 */
record Producer(Path home, Map<String, String> settings) {
    /** What is asked for of every job, in the words of the command line. */
    static final List<String> FORMATS = List.of("wav", "mp3");

    static final List<String> CAPTIONS = List.of("srt", "vtt");

    /** The words after {@code voicemill}. */
    static List<String> words(Path script, Engine engine, URI hook) {
        return List.of(
                "submit",
                "-f",
                script.toString(),
                "--provider",
                engine.wire(),
                "--format",
                String.join(",", FORMATS),
                "--captions",
                String.join(",", CAPTIONS),
                "--hook",
                hook.toString());
    }

    /**
     * Runs the command line and returns the id that it printed.
     *
     * @throws IOException with what it said when it refused
     */
    JobId submit(List<String> words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/voicemill").toString()));
        command.addAll(words);
        Path complaints = Files.createTempFile("voicemill-submit-", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(complaints.toFile());
            ChildProcess.settings(builder, settings);
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException("voicemill submit ended with status " + status + ": "
                        + Files.readString(complaints).strip());
            }
            return new JobId(said.strip());
        } finally {
            Files.deleteIfExists(complaints);
        }
    }
}
