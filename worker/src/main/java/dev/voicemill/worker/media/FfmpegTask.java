package dev.voicemill.worker.media;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of ffmpeg.
 *
 * @param arguments inputs, filters and outputs, with names relative to the folder; never text of a user
 * @param folder the job's folder, its working directory
 * @param deadline how long it may take by the clock on the wall
 * @param feed what flows into its standard input, closed at the end; null when it reads files only
 * @param progress told the microseconds of output written so far, from another thread
 */
public record FfmpegTask(
        List<String> arguments,
        Path folder,
        Duration deadline,
        ChildLimits limits,
        @Nullable InputStream feed,
        LongConsumer progress) {

    public FfmpegTask {
        arguments = List.copyOf(arguments);
    }

    /** A run under the limits of audio work that reads files and tells nobody how far it is. */
    public static FfmpegTask of(Path folder, Duration deadline, List<String> arguments) {
        return new FfmpegTask(arguments, folder, deadline, ChildLimits.AUDIO, null, _ -> {});
    }

    public FfmpegTask fedBy(InputStream feed) {
        return new FfmpegTask(arguments, folder, deadline, limits, feed, progress);
    }

    public FfmpegTask within(ChildLimits limits) {
        return new FfmpegTask(arguments, folder, deadline, limits, feed, progress);
    }

    public FfmpegTask reporting(LongConsumer progress) {
        return new FfmpegTask(arguments, folder, deadline, limits, feed, progress);
    }
}
