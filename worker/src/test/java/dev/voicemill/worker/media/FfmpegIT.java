package dev.voicemill.worker.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.voicemill.job.FailureClass;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegIT {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final List<String> FOREVER =
            List.of("-loglevel", "error", "-re", "-f", "lavfi", "-i", "anullsrc=r=24000", "-f", "null", "-");

    @TempDir
    private Path folder;

    private final Children children = new Children();

    @AfterEach
    void end() {
        children.close();
    }

    @Test
    void makesAFileAndLeavesNothingElse() throws Exception {
        AtomicLong micros = new AtomicLong(-1);
        Ffmpeg.find(children).run(tone("tone.wav", 2).reporting(micros::set));
        assertThat(new Probe(Ffmpeg.find(children)).of(folder.resolve("tone.wav")))
                .satisfies(media -> assertThat(media.durationUs()).isEqualTo(2_000_000))
                .satisfies(media -> assertThat(media.streams())
                        .singleElement()
                        .returns("audio", Probe.MediaStream::kind)
                        .returns("pcm_s16le", Probe.MediaStream::codec)
                        .returns(24_000, Probe.MediaStream::sampleRate)
                        .returns(1, Probe.MediaStream::channels));
        assertThat(micros).hasValue(2_000_000);
        assertThat(folder)
                .isDirectoryNotContaining(file -> !file.getFileName().toString().equals("tone.wav"));
    }

    @Test
    void readsItsInputFromAPipe() throws Exception {
        InputStream pcm = new ByteArrayInputStream(new byte[48_000]);
        List<String> arguments =
                List.of("-loglevel", "error", "-f", "s16le", "-ar", "24000", "-ac", "1", "-i", "pipe:0", "out.wav");
        Ffmpeg.find(children).run(FfmpegTask.of(folder, MINUTE, arguments).fedBy(pcm));
        assertThat(new Probe(Ffmpeg.find(children))
                        .of(folder.resolve("out.wav"))
                        .durationUs())
                .isEqualTo(1_000_000);
    }

    @Test
    void namesWhatFfmpegSaidWhenItFails() throws Exception {
        Ffmpeg ffmpeg = Ffmpeg.find(children);
        FfmpegTask task =
                FfmpegTask.of(folder, MINUTE, List.of("-loglevel", "error", "-i", "absent.wav", "-f", "null", "-"));
        assertThat(catchThrowableOfType(MediaException.class, () -> ffmpeg.run(task)))
                .returns(FailureClass.MEDIA, MediaException::kind)
                .hasMessageContaining("ffmpeg ended with status 1")
                .hasMessageContaining("absent.wav: No such file or directory");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aPipeThatNobodyReadsToItsEndIsAFailure() throws Exception {
        Ffmpeg ffmpeg = Ffmpeg.find(children);
        InputStream pcm = new ByteArrayInputStream(new byte[20_000_000]);
        FfmpegTask task = FfmpegTask.of(
                        folder, MINUTE, List.of("-loglevel", "error", "-f", "no-such-format", "-i", "-"))
                .fedBy(pcm);
        assertThatThrownBy(() -> ffmpeg.run(task))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("no-such-format");
    }

    @Test
    void stopsAtItsDeadline() throws Exception {
        Ffmpeg ffmpeg = Ffmpeg.find(children);
        FfmpegTask task = FfmpegTask.of(folder, Duration.ofMillis(300), FOREVER);
        assertThat(catchThrowableOfType(MediaException.class, () -> ffmpeg.run(task)))
                .returns(FailureClass.TIMEOUT, MediaException::kind)
                .hasMessageContaining("deadline");
        assertThat(ProcessHandle.current().children().filter(FfmpegIT::isFfmpeg))
                .isEmpty();
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() throws Exception {
        Ffmpeg ffmpeg = Ffmpeg.find(children);
        CountDownLatch running = new CountDownLatch(1);
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread job = Thread.ofVirtual().start(() -> {
            try {
                ffmpeg.run(FfmpegTask.of(folder, MINUTE, FOREVER).reporting(_ -> running.countDown()));
            } catch (Exception e) {
                end.complete(e);
            }
        });
        assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
        job.interrupt();
        assertThat(end.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(ProcessHandle.current().children().filter(FfmpegIT::isFfmpeg))
                .isEmpty();
    }

    @Test
    void stoppingReachesWhatTheChildStarted() throws Exception {
        Path log = folder.resolve("log");
        // A shell that ignores the polite signal, and a grandchild that keeps the pipe.
        Child child = children.start(
                List.of("/bin/sh", "-c", "trap '' TERM; sleep 600 & echo $!; wait; sleep 600"),
                folder,
                ChildLimits.AUDIO,
                false,
                log);
        long grandchild = firstNumber(child.output());
        assertThat(ProcessHandle.of(grandchild)).map(ProcessHandle::isAlive).contains(true);
        child.stop();
        assertThat(child.alive()).isFalse();
        ProcessHandle.of(grandchild)
                .ifPresent(handle ->
                        handle.onExit().orTimeout(10, TimeUnit.SECONDS).join());
        assertThat(ProcessHandle.of(grandchild).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void aChildOutlivesNoFileLimit() throws Exception {
        Ffmpeg ffmpeg = Ffmpeg.find(children);
        FfmpegTask task = tone("big.wav", 60).within(new ChildLimits(600L << 20, 60, 1 << 20));
        assertThatThrownBy(() -> ffmpeg.run(task)).isInstanceOf(MediaException.class);
        assertThat(Files.size(folder.resolve("big.wav"))).isLessThanOrEqualTo(1 << 20);
    }

    @Test
    void aChildWithTooLittleMemoryFailsCleanly() throws Exception {
        Ffmpeg ffmpeg = Ffmpeg.find(children);
        FfmpegTask task = tone("tone.wav", 1).within(new ChildLimits(60L << 20, 60, 1 << 20));
        assertThat(catchThrowableOfType(MediaException.class, () -> ffmpeg.run(task)))
                .returns(FailureClass.MEDIA, MediaException::kind);
    }

    @Test
    void aMissingProgramIsNamedWithItsPackage() {
        assertThat(catchThrowableOfType(MediaException.class, () -> Ffmpeg.locate("ffprobe", Optional.empty())))
                .returns(FailureClass.MACHINE, MediaException::kind)
                .hasMessage("ffprobe is not on the PATH; install it: apt-get install ffmpeg");
    }

    @Test
    void aProgramThatCannotStartIsNamed() {
        assertThatThrownBy(() -> children.start(
                        List.of("true"), folder.resolve("absent"), ChildLimits.AUDIO, false, folder.resolve("log")))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("true could not be started");
    }

    @Test
    void refusesWhatIsNoMedia() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.wav"), "not a sound");
        Probe probe = new Probe(Ffmpeg.find(children));
        assertThatThrownBy(() -> probe.of(text))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("notes.wav");
    }

    @Test
    void thisMachineHasEveryGuard() {
        assertThat(children.missingGuards())
                .as("install util-linux and coreutils: apt-get install util-linux coreutils")
                .isEmpty();
    }

    private FfmpegTask tone(String file, int seconds) {
        return FfmpegTask.of(
                folder,
                MINUTE,
                List.of(
                        "-loglevel",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=r=24000:d=" + seconds,
                        "-c:a",
                        "pcm_s16le",
                        file));
    }

    private static boolean isFfmpeg(ProcessHandle handle) {
        return handle.info().command().filter(name -> name.contains("ffmpeg")).isPresent();
    }

    private static long firstNumber(InputStream output) throws Exception {
        StringBuilder digits = new StringBuilder();
        for (int next = output.read(); next != '\n'; next = output.read()) {
            digits.append((char) next);
        }
        return Long.parseLong(digits.toString());
    }
}
