package dev.voicemill.cli;

import dev.voicemill.job.Engine;
import dev.voicemill.job.Failure;
import dev.voicemill.job.FailureClass;
import dev.voicemill.job.JobType;
import dev.voicemill.queue.Beat;
import dev.voicemill.queue.Capabilities;
import dev.voicemill.queue.ClaimReply;
import dev.voicemill.queue.ClaimRequest;
import dev.voicemill.queue.ClaimedJob;
import dev.voicemill.queue.Doorbell;
import dev.voicemill.queue.Ending;
import dev.voicemill.queue.JobQueue;
import dev.voicemill.queue.Redis;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A worker at the other end of the queue, as far as the command can tell. */
final class Crew implements AutoCloseable {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int PATIENCE = 100;

    private final Redis redis;
    private final JobQueue queue;
    private final Doorbell doorbell;

    Crew(String redisUrl) {
        redis = Redis.open(redisUrl, "crew");
        queue = redis.queue("cli");
        doorbell = redis.doorbell("cli");
    }

    JobQueue queue() {
        return queue;
    }

    /** The next job; waits for it. */
    ClaimedJob take() {
        var can = new Capabilities(EnumSet.allOf(JobType.class), Set.of(Engine.KOKORO), "small", Capabilities.SCHEMA);
        for (int round = 0; round < PATIENCE; round++) {
            String token = UUID.randomUUID().toString().replace("-", "");
            if (queue.claim(new ClaimRequest("quay", "w1", token, LEASE, 3, 200, can))
                    instanceof ClaimReply.Leased(ClaimedJob job)) {
                return job;
            }
            doorbell.await(Duration.ofMillis(200));
        }
        throw new AssertionError("no job came");
    }

    void report(ClaimedJob job, String stage, int percent) {
        queue.beat("quay", "w1", 3, LEASE, List.of(new Beat(job.id(), job.token(), stage, percent)));
    }

    void finish(ClaimedJob job) {
        queue.finish(job.id(), job.token(), new Ending.Ok("""
                {"durationMs":2500,"sentences":2,"provider":"kokoro","voice":"af_bella","model":"sha256:ab","rtf":0.31,\
                "artifacts":[{"kind":"mp3","key":"jobs/x/voice.mp3","bytes":9,"sha256":"cd","durationMs":2500}],\
                "warnings":[{"code":"voice-mapped","text":"spoken by another voice"}],"stagesMs":{"speech":700}}"""));
    }

    void lose(ClaimedJob job, String reason) {
        queue.finish(job.id(), job.token(), new Ending.Dead(new Failure(FailureClass.SPEECH, reason)));
    }

    @Override
    public void close() {
        doorbell.close();
        queue.close();
        redis.close();
    }
}
