package dev.voicemill.worker.media;

import dev.voicemill.job.FailureClass;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts child processes. All of them start from one platform thread that lives as long as this object, because a
 * child that is to die with its parent dies in fact with the <em>thread</em> that started it. Any thread may call.
 */
public final class Children implements AutoCloseable {
    private final Guards guards = new Guards();
    private final ExecutorService nursery = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("children").factory());

    /** Guards that this machine lacks, for the start-up check; children run without them. */
    public List<String> missingGuards() {
        return guards.missing();
    }

    /**
     * Starts a command behind the guards, with an almost empty environment.
     *
     * @param folder its working directory
     * @param piped whether its standard input is a pipe of ours; otherwise it reads nothing
     * @param errorLog where its standard error goes
     * @throws MediaException when the program cannot be started
     */
    public Child start(List<String> command, Path folder, ChildLimits limits, boolean piped, Path errorLog)
            throws MediaException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(guards.inFrontOf(command, limits))
                .directory(folder.toFile())
                .redirectError(errorLog.toFile());
        if (!piped) {
            builder.redirectInput(new File("/dev/null"));
        }
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        try {
            return new Child(onTheirThread(builder::start), guards.grouped());
        } catch (IOException e) {
            throw new MediaException(
                    FailureClass.MACHINE, command.getFirst() + " could not be started: " + e.getMessage(), e);
        }
    }

    private Process onTheirThread(Callable<Process> start) throws IOException, InterruptedException {
        try {
            return nursery.submit(start).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    /** Children still running die with the thread that ends here, where setpriv exists. */
    @Override
    public void close() {
        nursery.shutdownNow();
    }
}
