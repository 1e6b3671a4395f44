package dev.voicemill.worker.audio;

import dev.voicemill.job.FailureClass;
import dev.voicemill.job.OutputFormat;
import dev.voicemill.worker.media.ChildLimits;
import dev.voicemill.worker.media.Ffmpeg;
import dev.voicemill.worker.media.FfmpegTask;
import dev.voicemill.worker.media.MediaException;
import dev.voicemill.worker.media.Probe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Makes the artifacts of a finished track, each by one encode of that same track, and believes none of them before
 * ffprobe has counted it. Any thread may call.
 */
public final class Encoder {
    /** What LAME and its decoder put in front of the sound, in samples. */
    private static final int MP3_DELAY = 1_105;

    private final Ffmpeg ffmpeg;
    private final Probe probe;

    public Encoder(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
        this.probe = new Probe(ffmpeg);
    }

    /**
     * Writes the track in a format of sound.
     *
     * @param target the finished file; it appears only when it is whole
     * @param percent told 0 to 99 while it runs, from another thread
     * @throws MediaException when ffmpeg fails or made another length than the track's
     */
    public void encode(Wav track, OutputFormat format, Path target, IntConsumer percent)
            throws MediaException, IOException, InterruptedException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            switch (format) {
                case WAV -> Files.copy(track.file(), part, StandardCopyOption.REPLACE_EXISTING);
                case MP3 -> mp3(track, part, percent);
                case MP4 -> throw new IllegalArgumentException("mp4 is a picture format, made by the video steps");
            }
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void mp3(Wav track, Path part, IntConsumer percent)
            throws MediaException, IOException, InterruptedException {
        long seconds = 1 + track.samples() / track.sampleRate();
        List<String> arguments = List.of(
                "-loglevel",
                "warning",
                "-f",
                "s16le",
                "-ar",
                Integer.toString(track.sampleRate()),
                "-ac",
                Integer.toString(track.channels()),
                "-i",
                "pipe:0",
                "-c:a",
                "libmp3lame",
                "-b:a",
                "64k",
                "-id3v2_version",
                "3",
                "-f",
                "mp3",
                "file:" + part.toAbsolutePath());
        try (InputStream pcm = track.pcm()) {
            ffmpeg.run(FfmpegTask.of(track.folder(), Duration.ofSeconds(60 + seconds), arguments)
                    .within(ChildLimits.AUDIO)
                    .fedBy(pcm)
                    .reporting(micros -> percent.accept((int) Math.min(99, micros / 10_000 / seconds))));
        }
        verifyMp3(track, part);
    }

    /** An MP3 is a row of packets of one length; the last ones are padded. */
    private void verifyMp3(Wav track, Path part) throws MediaException, InterruptedException {
        Probe.Media made = probe.of(part);
        int frame = track.sampleRate() >= 32_000 ? 1_152 : 576;
        long packets = made.streams().stream()
                .filter(stream -> stream.codec().equals("mp3") && stream.sampleRate() == track.sampleRate())
                .mapToLong(Probe.MediaStream::packets)
                .sum();
        long padding = packets * frame - MP3_DELAY - track.samples();
        if (padding < 0 || padding > 2L * frame) {
            throw new MediaException(
                    FailureClass.MEDIA,
                    "the mp3 holds " + packets + " packets of " + frame + " samples; a track of " + track.samples()
                            + " samples needs another number. The disk may be full");
        }
    }
}
