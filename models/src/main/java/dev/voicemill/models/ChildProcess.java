package dev.voicemill.models;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Another program, run to its end or to its time limit, with its output kept in a file. */
final class ChildProcess {
    private static final long GLANCE_MS = 100;
    private static final int TAIL = 4_000;

    private ChildProcess() {}

    /**
     * How a program ended.
     *
     * @param output the last 4,000 bytes of standard output and standard error together
     */
    record Ended(int exit, String output) {}

    /**
     * Runs {@code command} with {@code folder} as its working and temporary folder and nothing on standard input.
     *
     * @param meanwhile called about ten times a second
     * @return how it ended; empty when this machine has no such program
     * @throws ModelsException when the limit passed; the program and its children are gone then
     */
    static Optional<Ended> run(List<String> command, Path folder, Duration limit, Runnable meanwhile)
            throws IOException, ModelsException, InterruptedException {
        Path output = folder.resolve("output.txt");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("TMPDIR", folder.toAbsolutePath().toString());
        Process process;
        try {
            process = builder.start();
        } catch (IOException _) {
            return Optional.empty();
        }
        var stop = new Thread(() -> stop(process), "stop-" + command.getFirst());
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            process.getOutputStream().close();
            if (!await(process, limit, meanwhile)) {
                throw new ModelsException(
                        "%s took longer than %d s%n%s"
                                .formatted(String.join(" ", command), limit.toSeconds(), tail(output)),
                        "try again, with a longer --timeout on a slow line");
            }
            return Optional.of(new Ended(process.exitValue(), tail(output)));
        } finally {
            stop(process);
            forget(stop);
        }
    }

    private static boolean await(Process process, Duration limit, Runnable meanwhile) throws InterruptedException {
        for (long waited = 0; waited < limit.toMillis(); waited += GLANCE_MS) {
            if (process.waitFor(Math.min(GLANCE_MS, limit.toMillis() - waited), TimeUnit.MILLISECONDS)) {
                return true;
            }
            meanwhile.run();
        }
        return !process.isAlive();
    }

    private static String tail(Path output) throws IOException {
        byte[] all = Files.readAllBytes(output);
        int from = Math.max(0, all.length - TAIL);
        return new String(all, from, all.length - from, StandardCharsets.UTF_8).strip();
    }

    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void forget(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException _) {
            // The JVM is going down and runs the hook itself.
        }
    }
}
