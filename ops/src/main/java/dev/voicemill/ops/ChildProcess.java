package dev.voicemill.ops;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A program that runs beside this one, in a session of its own, with its words in a log file.
 *
 * <p>Ctrl-C on the terminal does not reach it; {@link #close} ends it. Should this JVM be killed, the kernel kills the
 * program too ({@code setpriv --pdeathsig}). The kernel ties that to the <em>thread</em> that started the program: start
 * one only from a thread that lives as long as the program is wanted.
 */
final class ChildProcess implements AutoCloseable {
    private static final File NOTHING = new File("/dev/null");
    private static final int TAIL_LINES = 20;
    private static final int LOOK_MS = 50;
    private static final Set<String> SETTINGS =
            Set.of("VM_", "REDIS_", "S3_", "STORE_", "AWS_", "TTS_", "MAX_CONCURRENT_JOBS");
    private static final Set<String> KEPT = Set.of("VM_MODELS_DIR", "VM_JAVA_OPTS");

    private final String name;
    private final Process process;
    private final Path log;
    private final Duration grace;

    private ChildProcess(String name, Process process, Path log, Duration grace) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.grace = grace;
    }

    /**
     * Starts a program.
     *
     * @param name what messages call it
     * @param command the program and its arguments
     * @param settings see {@link #settings}
     * @param log receives its output, from the beginning
     * @param grace how long it may take to end after SIGTERM, before SIGKILL
     */
    static ChildProcess start(String name, List<String> command, Map<String, String> settings, Path log, Duration grace)
            throws IOException {
        List<String> whole = new ArrayList<>(List.of("setsid", "setpriv", "--pdeathsig", "KILL", "--"));
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .redirectInput(NOTHING)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        settings(builder, settings);
        return new ChildProcess(name, builder.start(), log, grace);
    }

    /** Gives a program these settings of Voicemill's, and none that the caller's shell has exported. */
    static void settings(ProcessBuilder program, Map<String, String> settings) {
        program.environment()
                .keySet()
                .removeIf(name -> SETTINGS.stream().anyMatch(name::startsWith) && !KEPT.contains(name));
        program.environment().putAll(settings);
    }

    /**
     * Waits until a line of the log passes.
     *
     * @throws ProgramFailure when the program ends first or the time is over; its message shows the end of the log
     */
    void awaitLine(Predicate<String> ready, Duration atMost) throws IOException, InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < end) {
            if (lines().stream().anyMatch(ready)) {
                return;
            }
            if (process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
                throw new ProgramFailure(
                        "%s ended with status %d before it was ready.".formatted(name, process.exitValue()), tail());
            }
        }
        throw new ProgramFailure("%s was not ready after %d s.".formatted(name, atMost.toSeconds()), tail());
    }

    /**
     * Makes sure that the program still runs.
     *
     * @throws ProgramFailure with its last words
     */
    void check() throws IOException {
        if (!process.isAlive()) {
            throw new ProgramFailure("%s ended with status %d.".formatted(name, process.exitValue()), tail());
        }
    }

    /** The last lines of the log. */
    String tail() throws IOException {
        List<String> lines = lines();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }

    /** Ends the program and every process it started: SIGTERM, the grace, SIGKILL. Any thread; more than once. */
    @Override
    public void close() {
        List<ProcessHandle> offspring = process.descendants().toList();
        process.destroy();
        try {
            process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        offspring.forEach(ProcessHandle::destroyForcibly);
    }

    private List<String> lines() throws IOException {
        // A line may be cut in the middle of a character while it is being written.
        return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
