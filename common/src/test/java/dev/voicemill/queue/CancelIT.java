package dev.voicemill.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voicemill.job.JobId;
import dev.voicemill.job.JobState;
import io.lettuce.core.Range;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CancelIT {
    private static final OptionalInt ANY = OptionalInt.empty();

    private final Bench bench = Bench.fresh();
    private final JobId id = new JobId("a");

    @Test
    void aQueuedJobEndsAtOnceEvenFromTheMailbox() {
        bench.submit("a");
        assertThat(cancel(false)).isEqualTo(new CancelReply.Cancelled());
        assertThat(bench.view("a").state()).isEqualTo(JobState.CANCELLED);
        assertThat(bench.claim("n1")).isInstanceOf(ClaimReply.Empty.class);
        assertThat(bench.raw.exists(bench.keys.tenants("voiceover"))).isZero();
    }

    @Test
    void aDelayedJobEndsAtOnce() {
        bench.queue.submit(bench.job("a")
                .withRunAt(Instant.ofEpochMilli(bench.now() + 60_000))
                .withDeadline(Instant.ofEpochMilli(bench.now() + 90_000)));
        assertThat(cancel(false)).isEqualTo(new CancelReply.Cancelled());
        assertThat(bench.raw.zcard(bench.keys.later())).isZero();
        assertThat(bench.raw.zcard(bench.keys.deadlines())).isZero();
    }

    @Test
    void aRunningJobIsFlaggedAndItsWorkerHearsOfIt() {
        ClaimedJob job = bench.running("a");
        assertThat(cancel(false)).isEqualTo(new CancelReply.Flagged());
        assertThat(bench.view("a").cancelling()).isTrue();
        assertThat(bench.beat(job).getFirst().verdict()).isEqualTo(BeatReply.Verdict.CANCEL);
        assertThat(bench.finish(job, new Ending.Cancelled("typo"))).isEqualTo(new FinishReply.Committed());
    }

    @Test
    void forceEndsARunningJobAndVoidsItsToken() {
        ClaimedJob job = bench.running("a");
        assertThat(cancel(true)).isEqualTo(new CancelReply.Cancelled());
        assertThat(bench.beat(job).getFirst().verdict()).isEqualTo(BeatReply.Verdict.LOST);
        assertThat(bench.finish(job, new Ending.Ok("{}"))).isEqualTo(new FinishReply.Fenced());
        assertThat(bench.raw.zcard(bench.keys.slots("n1"))).isZero();
    }

    @Test
    void anEndedJobStaysAsItIs() {
        bench.finish(bench.running("a"), new Ending.Ok("{}"));
        var before = bench.hash("a");
        assertThat(cancel(true)).isEqualTo(new CancelReply.AlreadyOver(JobState.DONE));
        assertThat(bench.hash("a")).isEqualTo(before);
    }

    @Test
    void anUnknownJobSaysHowMuchOfTheMailboxIsUnread() {
        assertThat(cancel(false)).isEqualTo(new CancelReply.Unknown(0));
        for (int i = 0; i < 203; i++) {
            bench.submit("other-" + i);
        }
        assertThat(cancel(false)).isEqualTo(new CancelReply.Unknown(3));
    }

    @Test
    void operatorsActionsAreKept() {
        bench.running("a");
        cancel(false);
        cancel(true);
        bench.queue.requeue(id, ANY, "bob", "again");
        var audit = bench.raw.xrange(bench.keys.audit(), Range.unbounded());
        assertThat(audit)
                .extracting(entry -> entry.getBody().get("action"))
                .containsExactly("cancel", "cancel force", "requeue");
        assertThat(audit.getLast().getBody())
                .containsEntry("actor", "bob")
                .containsEntry("reason", "again")
                .containsEntry("id", "a")
                .containsEntry("outcome", "generation 2");
        assertThatThrownBy(() -> bench.queue.cancel(id, false, "", "x")).hasMessageContaining("actor");
    }

    @Test
    void aRequeuedJobStartsAFreshGeneration() {
        bench.queue.submit(bench.job("a").withDeadline(Instant.ofEpochMilli(bench.now() + 60_000)));
        ClaimedJob first = bench.take("n1");
        bench.beat(first);
        bench.raw.hset(bench.keys.job("a"), "lost", "2");
        bench.finish(first, new Ending.Dead(Bench.SPEECH));

        assertThat(bench.queue.requeue(id, OptionalInt.of(1), "ann", "fixed")).isEqualTo(new RequeueReply.Requeued(2));

        JobView view = bench.view("a");
        assertThat(view.state()).isEqualTo(JobState.QUEUED);
        assertThat(view.attempt()).isZero();
        assertThat(view.lost()).isZero();
        assertThat(view.err()).isNull();
        assertThat(view.errClass()).isNull();
        assertThat(view.stage()).isNull();
        assertThat(view.endedAt()).isNull();
        assertThat(view.deadline()).isNull();
        assertThat(bench.hash("a")).containsEntry("terms", "0");
        assertThat(bench.raw.zcard(bench.keys.dead())).isZero();
        ClaimedJob second = bench.take("n1");
        assertThat(second.generation()).isEqualTo(2);
        assertThat(second.attempt()).isEqualTo(1);
        assertThat(second.epoch()).isGreaterThan(first.epoch());
        assertThat(second.payload()).isEqualTo(first.payload());
        bench.finish(second, new Ending.Ok("{}"));
        assertThat(bench.hash("a")).containsEntry("terms", "1");
    }

    @Test
    void aRequeueMayBringANewDeadline() {
        bench.submit("a");
        cancel(false);
        Instant deadline = Instant.ofEpochMilli(bench.now() + 60_000);
        bench.queue.requeue(id, ANY, "ann", "again", deadline);
        assertThat(bench.view("a").deadline()).isEqualTo(deadline);
        assertThat(bench.raw.zscore(bench.keys.deadlines(), "a")).isEqualTo((double) deadline.toEpochMilli());
    }

    @Test
    void cancelledAndExpiredJobsCanRunAgain() {
        bench.submit("a");
        cancel(false);
        assertThat(requeue(ANY)).isEqualTo(new RequeueReply.Requeued(2));
        bench.finish(bench.take("n1"), new Ending.Expired());
        assertThat(requeue(ANY)).isEqualTo(new RequeueReply.Requeued(3));
        assertThat(bench.take("n1").generation()).isEqualTo(3);
    }

    @Test
    void onlyEndedFailuresOfTheExpectedGenerationAreRequeued() {
        assertThat(requeue(ANY)).isEqualTo(new RequeueReply.Unknown());
        bench.submit("a");
        bench.reap();
        assertThat(requeue(ANY)).isEqualTo(new RequeueReply.Conflict(1, JobState.QUEUED));
        ClaimedJob job = bench.take("n1");
        assertThat(requeue(ANY)).isEqualTo(new RequeueReply.Conflict(1, JobState.RUNNING));
        bench.finish(job, new Ending.Dead(Bench.SPEECH));
        var before = bench.dump();
        assertThat(requeue(OptionalInt.of(2))).isEqualTo(new RequeueReply.Conflict(1, JobState.DEAD));
        assertThat(bench.dump()).isEqualTo(before);
        assertThat(requeue(OptionalInt.of(1))).isEqualTo(new RequeueReply.Requeued(2));
        assertThat(requeue(OptionalInt.of(1))).isEqualTo(new RequeueReply.Conflict(2, JobState.QUEUED));
        bench.finish(bench.take("n1"), new Ending.Ok("{}"));
        assertThat(requeue(ANY)).isEqualTo(new RequeueReply.Conflict(2, JobState.DONE));
    }

    @Test
    void aJobRefusedAtIntakeHasNothingToRun() {
        bench.xadd("v", "7", "id", "a", "type", "voiceover", "payload", "{}");
        bench.reap();
        var reply = (RequeueReply.Unusable) requeue(ANY);
        assertThat(reply.reason()).contains("v is \"7\"");
        assertThat(bench.view("a").state()).isEqualTo(JobState.DEAD);
    }

    private CancelReply cancel(boolean force) {
        return bench.queue.cancel(id, force, "ann", "typo");
    }

    private RequeueReply requeue(OptionalInt generation) {
        return bench.queue.requeue(id, generation, "ann", "again");
    }
}
