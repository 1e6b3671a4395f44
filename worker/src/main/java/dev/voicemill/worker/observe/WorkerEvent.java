package dev.voicemill.worker.observe;

import dev.voicemill.job.Engine;
import dev.voicemill.job.Failure;
import dev.voicemill.job.JobId;
import dev.voicemill.job.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Something an operator may want to know, emitted by the core and read by the log, the health answers and the tests. Events
 * about one job carry its id; every event that is bad news says what happens next.
 */
public sealed interface WorkerEvent {

    /** An event about one job. */
    sealed interface OfJob extends WorkerEvent {
        JobId job();
    }

    record Starting(String worker, String node, String queue, int slots, String version) implements WorkerEvent {}

    record Notice(String text) implements WorkerEvent {}

    record ModelsLoaded(List<Engine> engines, Duration took) implements WorkerEvent {}

    record Ready(String worker, String node) implements WorkerEvent {}

    record Claimed(JobId job, String type, int generation, long epoch, int attempt) implements OfJob {}

    record Pinned(JobId job, String pin) implements OfJob {}

    record StageEntered(JobId job, String stage) implements OfJob {}

    record Spoken(JobId job, int sentences, Duration audio, Duration compute) implements OfJob {}

    record Stored(JobId job, int artifacts, Duration audio, Duration took) implements OfJob {}

    /** Redis has accepted how the attempt ended: done, released, cancelled or expired. */
    record Committed(JobId job, String state) implements OfJob {}

    record Retrying(JobId job, int attempt, Failure failure, Instant due) implements OfJob {}

    record Died(JobId job, Failure failure) implements OfJob {}

    /** The job ended or moved on while this worker had it; nothing of this attempt counts. */
    record Fenced(JobId job, String what) implements OfJob {}

    record Stopped(JobId job, String reason, String next) implements OfJob {}

    record Reaped(JobId job, JobState now, String reason) implements OfJob {}

    record HookDelivered(JobId job, String event, String endpoint, int status) implements OfJob {}

    record HookWaits(JobId job, String event, String endpoint, String reason, Duration delay) implements OfJob {}

    record HookGivenUp(JobId job, String event, String endpoint, String reason) implements OfJob {}

    /** A loop's tick threw; the loop goes on. */
    record LoopFailed(String loop, String problem, Duration nextTry) implements WorkerEvent {}

    record RedisLost(String problem) implements WorkerEvent {}

    record RedisBack(Duration after) implements WorkerEvent {}

    record Overloaded(Duration gap) implements WorkerEvent {}

    record Draining(int running, Duration grace) implements WorkerEvent {}

    record Drained(int released) implements WorkerEvent {}
}
