package dev.voicemill.models;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command voicemill-models in a JVM of its own. */
final class Command implements AutoCloseable {
    private static final long LIMIT_S = 120;

    private final Process process;
    private final Path out;

    private Command(Process process, Path out) {
        this.process = process;
        this.out = out;
    }

    /** How it ended. */
    record Ended(int exit, String out, String err) {}

    static Command start(Path scratch, Map<String, String> environment, String... arguments) throws IOException {
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(scratch, "out", ".txt");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile());
        builder.environment().putAll(environment);
        return new Command(builder.start(), out);
    }

    /** Runs it to its end. */
    static Ended run(Path scratch, Map<String, String> environment, String... arguments) throws Exception {
        try (var command = start(scratch, environment, arguments)) {
            return command.end();
        }
    }

    /** Reads standard error up to a line that holds {@code words}; returns that line. */
    String awaitLine(String words) throws IOException {
        BufferedReader reader = process.errorReader(StandardCharsets.UTF_8);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.contains(words)) {
                return line;
            }
        }
        throw new AssertionError("ended without saying: " + words);
    }

    /** Kills it as a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    Ended end() throws Exception {
        var err = new StringBuilder();
        BufferedReader reader = process.errorReader(StandardCharsets.UTF_8);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            err.append(line).append('\n');
        }
        if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + err);
        }
        return new Ended(process.exitValue(), Files.readString(out), err.toString());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
