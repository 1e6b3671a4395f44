package dev.voicemill.ops;

import dev.voicemill.job.Engine;
import dev.voicemill.job.JobId;
import dev.voicemill.queue.JobView;
import dev.voicemill.wire.JobResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one job of the demo.
 *
 * @param result null when it did not end well
 * @param wall from its claim to its commit; null when it did not get that far
 * @param files copied out of the bucket
 * @param webhook what its receiver found, in a word
 * @param problems everything that is not as it should be; empty for a good reading
 */
record Reading(
        JobId id,
        Engine engine,
        @Nullable JobResult result,
        @Nullable Duration wall,
        List<Path> files,
        String webhook,
        List<String> problems) {
    Reading {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
    }

    static @Nullable Duration wall(JobView job) {
        Instant started = job.startedAt();
        Instant ended = job.endedAt();
        return started == null || ended == null ? null : Duration.between(started, ended);
    }
}
