package dev.voicemill.worker.audio;

import dev.voicemill.job.FailureClass;
import dev.voicemill.job.LoudnessTarget;
import dev.voicemill.worker.media.Ffmpeg;
import dev.voicemill.worker.media.FfmpegTask;
import dev.voicemill.worker.media.MediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings a track to its target loudness (EBU R 128) with one fixed gain, and a limiter only where the peaks would pass
 * it: nothing pumps, and the silence between sentences stays silence. Any thread may call.
 */
public final class Loudness {
    /** -1.5 dB: an encoder adds up to a tenth, and -1 is what the platforms allow. */
    private static final double LIMIT = 0.84;

    private static final double LIMIT_DB = 20 * Math.log10(LIMIT);
    private static final double TOLERANCE_LU = 1;
    private static final double CLOSE_LU = 0.2;
    private static final double MOST_GAIN_DB = 30;
    private static final int ATTEMPTS = 3;
    private static final Pattern INTEGRATED = Pattern.compile("I:\\s+(-?[\\d.]+|-?inf|nan) LUFS");
    private static final Pattern PEAK = Pattern.compile("Peak:\\s+(-?[\\d.]+|-?inf|nan) dBFS");

    private final Ffmpeg ffmpeg;

    public Loudness(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * What a mono track must measure in LUFS; empty where it stays as it was spoken. A mono track plays 3 LU louder on
     * two speakers, which is how a podcast is heard; a video's sound is spread over two channels at equal power, which
     * keeps the measure.
     */
    public static OptionalDouble monoTarget(LoudnessTarget target) {
        return switch (target) {
            case PODCAST -> OptionalDouble.of(-19);
            case VIDEO -> OptionalDouble.of(-14);
            case RAW -> OptionalDouble.empty();
        };
    }

    /**
     * Writes the track at its target loudness, sample for sample as long as before.
     *
     * @param levelled where to; beside the track. With RAW, or a track too short or silent to measure, a plain copy
     * @return what was measured and done
     */
    public Levelling level(Wav voice, LoudnessTarget target, Path levelled)
            throws MediaException, IOException, InterruptedException {
        Measure before = measure(voice);
        if (monoTarget(target).isEmpty() || before.lufs().isEmpty()) {
            copy(voice, levelled);
            return new Levelling(before, before, 0, false);
        }
        double wanted = monoTarget(target).getAsDouble();
        double gain = Math.clamp(wanted - before.lufs().getAsDouble(), -MOST_GAIN_DB, MOST_GAIN_DB);
        boolean limited = before.peakDb() + gain > LIMIT_DB;
        for (int attempt = 1; ; attempt++) {
            apply(voice, gain, limited, levelled);
            Measure after = measure(Wav.open(levelled));
            double off = wanted - after.lufs().orElse(wanted);
            // The limiter takes a little loudness away on spiky speech; give it back once or twice.
            if (!limited || Math.abs(off) <= CLOSE_LU || attempt == ATTEMPTS) {
                return new Levelling(before, after, gain, limited);
            }
            gain = Math.clamp(gain + off, -MOST_GAIN_DB, MOST_GAIN_DB);
        }
    }

    /** Measures a track; its loudness is empty when it is shorter than 0.4 s or silent. */
    public Measure measure(Wav track) throws MediaException, InterruptedException {
        String log = ffmpeg.run(FfmpegTask.of(
                track.folder(),
                deadline(track),
                List.of(
                        "-loglevel",
                        "info",
                        "-i",
                        "file:" + track.file().getFileName(),
                        "-af",
                        "ebur128=framelog=verbose:peak=sample",
                        "-f",
                        "null",
                        "-")));
        String summary = log.substring(Math.max(0, log.lastIndexOf("Summary:")));
        double lufs = number(INTEGRATED, summary);
        double peak = number(PEAK, summary);
        // -70 is the gate of the measure: nothing passed it.
        boolean heard = Double.isFinite(lufs) && lufs > -69.9;
        return new Measure(heard ? OptionalDouble.of(lufs) : OptionalDouble.empty(), peak);
    }

    private static double number(Pattern pattern, String summary) throws MediaException {
        Matcher found = pattern.matcher(summary);
        if (!found.find()) {
            throw new MediaException(
                    FailureClass.MEDIA, "ffmpeg's ebur128 filter printed no measure; is this ffmpeg 5 or newer?");
        }
        return switch (found.group(1)) {
            case "nan", "-inf" -> Double.NEGATIVE_INFINITY;
            case "inf" -> Double.POSITIVE_INFINITY;
            case String digits -> Double.parseDouble(digits);
        };
    }

    private void apply(Wav voice, double gain, boolean limited, Path levelled)
            throws MediaException, IOException, InterruptedException {
        String volume = String.format(Locale.ROOT, "volume=%.2fdB:precision=double", gain);
        String limiter = ",alimiter=limit=" + LIMIT + ":level=disabled:latency=1";
        Path part = levelled.resolveSibling(levelled.getFileName() + ".part");
        ffmpeg.run(FfmpegTask.of(
                voice.folder(),
                deadline(voice),
                List.of(
                        "-loglevel",
                        "warning",
                        "-i",
                        "file:" + voice.file().getFileName(),
                        "-af",
                        limited ? volume + limiter : volume,
                        "-c:a",
                        "pcm_s16le",
                        "-bitexact",
                        "-f",
                        "wav",
                        "file:" + part.toAbsolutePath())));
        long made = Wav.open(part).samples();
        if (made != voice.samples()) {
            throw new MediaException(
                    FailureClass.MEDIA,
                    "levelling " + voice.file() + " gave " + made + " samples instead of " + voice.samples());
        }
        Files.move(part, levelled, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copy(Wav voice, Path levelled) throws IOException {
        if (!voice.file().equals(levelled)) {
            Files.copy(voice.file(), levelled, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** An hour of sound takes seconds; a loaded machine gets its length in time. */
    private static Duration deadline(Wav track) {
        return Duration.ofSeconds(60 + track.samples() / track.sampleRate());
    }

    /**
     * How loud a track is.
     *
     * @param lufs its integrated loudness, empty when there is nothing to measure
     * @param peakDb its largest sample in dB under full scale
     */
    public record Measure(OptionalDouble lufs, double peakDb) {}

    /** What levelling found, did and reached. */
    public record Levelling(Measure before, Measure after, double gainDb, boolean limited) {
        /** Whether the target was met to within 1 LU; very spiky or very short sound may miss it. */
        public boolean meets(LoudnessTarget target) {
            OptionalDouble wanted = monoTarget(target);
            return wanted.isEmpty()
                    || after.lufs().isEmpty()
                    || Math.abs(after.lufs().getAsDouble() - wanted.getAsDouble()) <= TOLERANCE_LU;
        }
    }
}
