package dev.voicemill.ops;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A worker from the distribution folder, in a process of its own. */
final class WorkerProcess implements AutoCloseable {
    // Loading both models takes seconds on a quick machine and much longer on a small, cold one.
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ChildProcess process;

    private WorkerProcess(ChildProcess process) {
        this.process = process;
    }

    /**
     * Starts a worker; it loads its models while the caller goes on.
     *
     * @param home the distribution folder
     * @param name what messages call it
     * @param environment its settings
     * @param log receives its words
     */
    static WorkerProcess start(Path home, String name, Map<String, String> environment, Path log) throws IOException {
        String launcher = home.resolve("bin/worker").toString();
        return new WorkerProcess(ChildProcess.start(name, List.of(launcher), environment, log, GRACE));
    }

    /**
     * Waits until the worker takes jobs.
     *
     * @throws ProgramFailure when it ends before that; its message shows the worker's last words
     */
    void awaitReady() throws IOException, InterruptedException {
        process.awaitLine(line -> line.contains("ready"), START);
    }

    /**
     * Makes sure that the worker still runs.
     *
     * @throws ProgramFailure with its last words
     */
    void check() throws IOException {
        process.check();
    }

    @Override
    public void close() {
        process.close();
    }
}
