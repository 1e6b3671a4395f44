package dev.voicemill.cli;

import dev.voicemill.job.JobId;
import dev.voicemill.queue.JobQueue;
import dev.voicemill.queue.JobView;
import dev.voicemill.queue.RedisUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at one job again and again until it ends. A Redis that is away for a while only delays it. */
final class Follow {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final JobQueue queue;
    private final JobId id;
    private final Progress progress;
    private final InstantSource clock;
    private final Instant since;
    private @Nullable Instant awaySince;

    Follow(JobQueue queue, JobId id, Progress progress, InstantSource clock) {
        this.queue = queue;
        this.id = id;
        this.progress = progress;
        this.clock = clock;
        this.since = clock.instant();
    }

    /** The job at its end, or empty when {@code most} has passed before. */
    Optional<JobView> toTheEnd(Duration most) throws InterruptedException {
        Instant limit = since.plus(most);
        try {
            Optional<JobView> ended = tick();
            while (ended.isEmpty() && clock.instant().isBefore(limit)) {
                Thread.sleep(PAUSE);
                ended = tick();
            }
            return ended;
        } finally {
            progress.finish();
        }
    }

    /** One look; the job if it has ended. */
    Optional<JobView> tick() {
        Instant now = clock.instant();
        Duration passed = Duration.between(since, now);
        try {
            Optional<JobView> job = queue.job(id);
            awaySince = null;
            if (job.isPresent() && job.get().state().terminal()) {
                return job;
            }
            show(job, passed);
        } catch (RedisUnavailable e) {
            awaySince = awaySince == null ? now : awaySince;
            if (Duration.between(awaySince, now).compareTo(PATIENCE) > 0) {
                throw e;
            }
            progress.show("Redis does not answer, trying again", -1, passed);
        }
        return Optional.empty();
    }

    private void show(Optional<JobView> found, Duration passed) {
        if (found.isEmpty()) {
            progress.show("in the mailbox, waiting for a worker", -1, passed);
            return;
        }
        JobView job = found.get();
        String stage = job.stage();
        switch (job.state()) {
            case QUEUED -> progress.show(job.attempt() > 0 ? "queued, will try again" : "queued", -1, passed);
            case RUNNING ->
                progress.show(stage == null ? "running" : stage, job.percent().orElse(0), passed);
            case DONE, DEAD, CANCELLED, EXPIRED -> progress.show(job.state().wire(), 100, passed);
        }
    }
}
