package dev.voicemill.worker.media;

import dev.voicemill.job.FailureClass;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The ffmpeg and ffprobe of this machine, run as guarded child processes with a deadline. Interrupting the calling
 * thread stops the child. Any thread may call; each call has its own child.
 */
public final class Ffmpeg {
    private static final String INSTALL = "install it: apt-get install ffmpeg";
    private static final int TAIL_BYTES = 16_384;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Children children;
    private final Path ffmpeg;
    private final Path ffprobe;

    private Ffmpeg(Children children, Path ffmpeg, Path ffprobe) {
        this.children = children;
        this.ffmpeg = ffmpeg;
        this.ffprobe = ffprobe;
    }

    /** Finds both programs on the PATH. */
    public static Ffmpeg find(Children children) throws MediaException {
        return new Ffmpeg(children, locate("ffmpeg", Guards.find("ffmpeg")), locate("ffprobe", Guards.find("ffprobe")));
    }

    static Path locate(String name, Optional<Path> found) throws MediaException {
        return found.orElseThrow(
                () -> new MediaException(FailureClass.MACHINE, name + " is not on the PATH; " + INSTALL));
    }

    /**
     * Runs ffmpeg to its end and returns the last 16 kB of what it logged.
     *
     * @throws MediaException with that log's tail when it fails, or TIMEOUT when it runs past the deadline
     */
    public String run(FfmpegTask task) throws MediaException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ffmpeg.toString(), "-hide_banner", "-nostats", "-y"));
        if (task.feed() == null) {
            command.add("-nostdin");
        }
        command.addAll(List.of("-progress", "pipe:1", "-stats_period", "1"));
        command.addAll(task.arguments());
        return end(command, task, lines -> readProgress(lines, task.progress()));
    }

    /** Runs ffprobe and returns what it printed, at most 1 MB. */
    String probe(List<String> arguments, Path folder, Duration deadline) throws MediaException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ffprobe.toString(), "-hide_banner"));
        command.addAll(arguments);
        StringBuilder printed = new StringBuilder();
        end(command, FfmpegTask.of(folder, deadline, arguments), lines -> readAll(lines, printed));
        return printed.toString();
    }

    private String end(List<String> command, FfmpegTask task, OutputReader reader)
            throws MediaException, InterruptedException {
        Path log = newLog(task.folder());
        try {
            Child child = children.start(command, task.folder(), task.limits(), task.feed() != null, log);
            Thread reading = Thread.ofPlatform()
                    .daemon()
                    .name("ffmpeg-out-" + child.pid())
                    .start(() -> read(child, reader));
            Feeder feeder = Feeder.start(child, task.feed());
            try {
                awaitEnd(child, command, task.deadline(), log);
            } finally {
                // Whatever way the wait ended, nothing of this child is left behind.
                if (child.alive()) {
                    child.stop();
                }
            }
            // A grandchild may hold the pipe open for ever, so reading is awaited for a moment only.
            reading.join(LAST_WORDS);
            if (child.status() != 0 || feeder.brokeOff()) {
                throw failed(command, "ended with status " + child.status(), FailureClass.MEDIA, log);
            }
            return tail(log);
        } finally {
            forget(log);
        }
    }

    private static void awaitEnd(Child child, List<String> command, Duration deadline, Path log)
            throws MediaException, InterruptedException {
        if (!child.endedWithin(deadline)) {
            child.stop();
            throw failed(
                    command,
                    "was stopped at its deadline of " + deadline.toSeconds() + " s",
                    FailureClass.TIMEOUT,
                    log);
        }
    }

    private static MediaException failed(List<String> command, String how, FailureClass kind, Path log) {
        String program = Path.of(command.getFirst()).getFileName().toString();
        String tail = tail(log).strip();
        String said = tail.isEmpty() ? "it said nothing" : "it said: " + lastLines(tail);
        return new MediaException(kind, program + " " + how + "; " + said);
    }

    private static String lastLines(String tail) {
        List<String> lines = tail.lines().filter(line -> !line.isBlank()).toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    private static void read(Child child, OutputReader reader) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(child.output(), StandardCharsets.UTF_8))) {
            reader.read(lines);
        } catch (IOException _) {
            // The pipe broke because the child is gone; its status tells the story.
        }
    }

    private static void readProgress(BufferedReader lines, LongConsumer progress) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            // out_time_ms holds microseconds too; both may be N/A or negative at the start.
            if (line.startsWith("out_time_us=") && line.substring(12).strip().matches("\\d{1,18}")) {
                progress.accept(Long.parseLong(line.substring(12).strip()));
            }
        }
    }

    private static void readAll(BufferedReader lines, StringBuilder printed) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (printed.length() < 1_000_000) {
                printed.append(line).append('\n');
            }
        }
    }

    private static Path newLog(Path folder) throws MediaException {
        try {
            return Files.createTempFile(folder, "ffmpeg-", ".log");
        } catch (IOException e) {
            throw new MediaException(
                    FailureClass.MACHINE, folder + " cannot be written (" + e + "); check the disk and VM_WORK_DIR", e);
        }
    }

    private static String tail(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL_BYTES));
            byte[] bytes = new byte[(int) Math.min(file.length(), TAIL_BYTES)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(its log cannot be read: " + e.getMessage() + ")";
        }
    }

    private static void forget(Path log) {
        try {
            Files.deleteIfExists(log);
        } catch (IOException _) {
            // The job folder goes as a whole a little later.
        }
    }

    private interface OutputReader {
        void read(BufferedReader lines) throws IOException;
    }

    /** Pumps the feed into the child's standard input beside the waiting thread. */
    private static final class Feeder {
        private final @Nullable Thread thread;
        private volatile boolean broken;

        private Feeder(Child child, @Nullable InputStream feed) {
            thread = feed == null
                    ? null
                    : Thread.ofPlatform()
                            .daemon()
                            .name("ffmpeg-in-" + child.pid())
                            .unstarted(() -> pump(feed, child.input()));
        }

        static Feeder start(Child child, @Nullable InputStream feed) {
            Feeder feeder = new Feeder(child, feed);
            if (feeder.thread != null) {
                feeder.thread.start();
            }
            return feeder;
        }

        private void pump(InputStream feed, OutputStream into) {
            try (feed;
                    into) {
                feed.transferTo(into);
            } catch (IOException _) {
                broken = true;
            }
        }

        boolean brokeOff() throws InterruptedException {
            return thread != null && (!thread.join(LAST_WORDS) || broken);
        }
    }
}
