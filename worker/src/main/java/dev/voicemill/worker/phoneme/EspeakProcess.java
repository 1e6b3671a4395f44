package dev.voicemill.worker.phoneme;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One running {@code espeak-ng} for one voice: a line of words in, IPA out. A sentinel line after every request marks where
 * its answer ends, for some lines are answered with several and some with none. One owner at a time.
 *
 * <p>The process is started by the thread that reads it: the kernel's parent-death signal is tied to the starting thread,
 * not to the JVM as a whole, so that thread must live as long as the process.
 */
final class EspeakProcess implements AutoCloseable {
    /** A made-up word; how the voice says it is learned at the start. */
    private static final String SENTINEL = "zuzuvozzle";

    /** Ends the stream of lines when the process is gone. */
    private static final String GONE = "\u0000";

    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final CompletableFuture<Process> started = new CompletableFuture<>();
    private final Process process;
    private final BufferedWriter requests;
    private final Duration patience;
    private final String sentinel;
    private int asked;

    /**
     * Starts the command and waits for its first answer.
     *
     * @throws IOException when it cannot be started, or does not answer in time
     */
    EspeakProcess(List<String> command, Duration patience) throws IOException, InterruptedException {
        this.patience = patience;
        Thread.ofPlatform().daemon().name("espeak-reader").start(() -> serve(command));
        try {
            this.process = started.get();
        } catch (ExecutionException e) {
            throw new IOException("it cannot be started: " + e.getCause(), e);
        }
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
        try {
            send(SENTINEL);
            this.sentinel = nextLine();
        } catch (IOException | InterruptedException e) {
            close();
            throw e;
        }
    }

    /** The lines that answer one line of words, without the sentinel's. */
    List<String> ask(String words) throws IOException, InterruptedException {
        asked++;
        send(words + "\n" + SENTINEL);
        List<String> answer = new ArrayList<>();
        for (String line = nextLine(); !line.equals(sentinel); line = nextLine()) {
            if (!line.isEmpty()) {
                answer.add(line);
            }
        }
        return answer;
    }

    /** How many lines it has been asked so far. */
    int asked() {
        return asked;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void send(String text) throws IOException {
        requests.write(text);
        requests.write('\n');
        requests.flush();
    }

    private String nextLine() throws IOException, InterruptedException {
        @Nullable String line = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null) {
            throw new IOException("espeak-ng gave no answer within " + patience.toMillis() + " ms");
        }
        if (line.equals(GONE)) {
            throw new IOException("espeak-ng stopped");
        }
        return line;
    }

    private void serve(List<String> command) {
        try {
            Process child = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            started.complete(child);
            try (BufferedReader output = child.inputReader(StandardCharsets.UTF_8)) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    lines.add(line.strip());
                }
            }
        } catch (IOException e) {
            started.completeExceptionally(e);
        } finally {
            lines.add(GONE);
        }
    }
}
