package dev.voicemill.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.job.JobId;
import dev.voicemill.job.JobState;
import dev.voicemill.job.JobType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReapIT {
    private final Bench bench = Bench.fresh();

    @BeforeEach
    void somebodyLooksAfterTheQueue() {
        bench.reap();
    }

    @Test
    void aLapsedLeasePutsTheJobBackAtOnceAndKeepsItsAttempt() {
        bench.running("a");
        bench.lapse("a", "n1");

        assertThat(bench.reap()).containsExactly(new Reaped(new JobId("a"), JobState.QUEUED, "lost"));

        assertThat(bench.view("a").lost()).isEqualTo(1);
        assertThat(bench.view("a").attempt()).isZero();
        assertThat(bench.raw.zcard(bench.keys.slots("n1"))).isZero();
        assertThat(bench.take("n2").attempt()).isEqualTo(1);
        assertThat(bench.reap()).isEmpty();
    }

    @Test
    void laterLossesWaitAndTheFourthIsPoison() {
        bench.submit("a");
        long[] delays = {0, 30_000, 60_000};
        for (long delay : delays) {
            bench.take("n1");
            bench.lapse("a", "n1");
            assertThat(bench.reap()).extracting(Reaped::now).containsExactly(JobState.QUEUED);
            if (delay > 0) {
                long due = bench.raw.zscore(bench.keys.later(), "a").longValue();
                assertThat(due - bench.now()).isBetween(delay - 5_000, delay);
                bench.ripen("a");
            }
        }
        bench.take("n1");
        bench.lapse("a", "n1");

        assertThat(bench.reap()).containsExactly(new Reaped(new JobId("a"), JobState.DEAD, "poison"));
        assertThat(bench.view("a").errClass()).isEqualTo("poison");
        assertThat(bench.view("a").err()).contains("4 times");
        assertThat(bench.view("a").lost()).isEqualTo(4);
    }

    @Test
    void aClaimWhoseOwnerIsKnownToBeDeadNeedNotLapse() {
        ClaimedJob job = bench.running("a");
        assertThat(bench.reap(new DeadClaim(job.id(), job.token())))
                .containsExactly(new Reaped(job.id(), JobState.QUEUED, "lost"));
        assertThat(bench.take("n1").id()).isEqualTo(job.id());
    }

    @Test
    void deadClaimsThatAreWrongOrOldAreIgnored() {
        ClaimedJob job = bench.running("a");
        assertThat(bench.reap(new DeadClaim(job.id(), Bench.token()), new DeadClaim(new JobId("nobody"), job.token())))
                .isEmpty();
        assertThat(bench.view("a").state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void aCancelledJobWhoseWorkerVanishedIsCancelled() {
        ClaimedJob job = bench.running("a");
        bench.queue.cancel(job.id(), false, "ann", "typo");
        bench.lapse("a", "n1");
        assertThat(bench.reap()).containsExactly(new Reaped(job.id(), JobState.CANCELLED, "cancelled"));
        assertThat(bench.view("a").err()).isEqualTo("typo");
    }

    @Test
    void aJobPastItsDeadlineIsNotStartedAgain() {
        ClaimedJob job = bench.running("a");
        bench.raw.hset(bench.keys.job("a"), "deadline", "1");
        bench.lapse("a", "n1");
        assertThat(bench.reap()).containsExactly(new Reaped(job.id(), JobState.EXPIRED, "deadline"));
    }

    @Test
    void queuedJobsExpireEvenWhilePaused() {
        bench.raw.hset(bench.keys.meta(), "paused", "1");
        Instant past = Instant.ofEpochMilli(bench.now() - 1);
        bench.queue.submit(bench.job("ready").withDeadline(past));
        bench.queue.submit(bench.job("later").withDeadline(past).withRunAt(Instant.ofEpochMilli(bench.now() + 60_000)));
        bench.queue.submit(bench.job("fine").withDeadline(Instant.ofEpochMilli(bench.now() + 60_000)));

        assertThat(bench.reap())
                .containsExactlyInAnyOrder(
                        new Reaped(new JobId("ready"), JobState.EXPIRED, "deadline"),
                        new Reaped(new JobId("later"), JobState.EXPIRED, "deadline"));
        assertThat(bench.raw.zcard(bench.keys.later())).isZero();
        assertThat(bench.raw.zrange(bench.keys.deadlines(), 0, -1)).containsExactly("fine");
    }

    @Test
    void theMailboxIsTakenInAndDueJobsBecomeReady() {
        bench.submit("a");
        bench.queue.submit(bench.job("b").withRunAt(Instant.ofEpochMilli(bench.now() + 60_000)));
        bench.reap();
        assertThat(bench.queue.depth()).isEqualTo(new Depth(1, 1, 0, 0, 0, 0));
        bench.ripen("b");
        bench.reap();
        assertThat(bench.queue.depth()).isEqualTo(new Depth(2, 0, 0, 0, 0, 0));
    }

    @Test
    void aPauseGivesEveryLeaseOnceInFullAndCountsNoLoss() {
        bench.running("a");
        double lapsedInThePause = bench.now() - 2_000;
        bench.raw.zadd(bench.keys.lease(), lapsedInThePause, "a");
        bench.raw.zadd(bench.keys.slots("n1"), lapsedInThePause, "a");
        bench.lastLookedAfter(5_000);

        assertThat(bench.reap()).isEmpty();

        assertThat(bench.view("a").lost()).isZero();
        double until = bench.raw.zscore(bench.keys.lease(), "a");
        assertThat(until - bench.now()).isBetween(20_000.0, 30_000.0);
        assertThat(bench.raw.zscore(bench.keys.slots("n1"), "a")).isEqualTo(until);
        assertThat(bench.raw.zscore(bench.keys.tenantSlots("default"), "a")).isEqualTo(until);
        assertThat(bench.counted("pauses")).isEqualTo(1);

        bench.lapse("a", "n1");
        assertThat(bench.reap()).extracting(Reaped::reason).containsExactly("lost");
    }

    @Test
    void aClaimAfterAPauseCountsTheForgivenSlots() {
        bench.submit("a", "b", "c", "d");
        for (String id : List.of("a", "b", "c")) {
            bench.take("n1");
            double lapsedInThePause = bench.now() - 2_000;
            bench.raw.zadd(bench.keys.lease(), lapsedInThePause, id);
            bench.raw.zadd(bench.keys.slots("n1"), lapsedInThePause, id);
        }
        bench.lastLookedAfter(5_000);
        assertThat(bench.claim("n1")).isInstanceOf(ClaimReply.NoSlot.class);
    }

    @Test
    void aLeaseThatLapsedBeforeThePauseIsALoss() {
        bench.running("a");
        bench.lapse("a", "n1");
        bench.lastLookedAfter(5_000);
        assertThat(bench.reap()).extracting(Reaped::reason).containsExactly("lost");
    }

    @Test
    void aClockThatJumpedBackDoesNotMakeLeasesEndless() {
        bench.running("a");
        bench.raw.zadd(bench.keys.lease(), bench.now() + 3_600_000.0, "a");
        bench.lastLookedAfter(-3_600_000);
        assertThat(bench.reap()).isEmpty();
        assertThat(bench.raw.zscore(bench.keys.lease(), "a") - bench.now()).isBetween(20_000.0, 30_000.0);
    }

    @Test
    void aShortBreakIsNoPause() {
        bench.running("a");
        bench.raw.zadd(bench.keys.lease(), bench.now() - 1_000.0, "a");
        bench.lastLookedAfter(2_000);
        assertThat(bench.reap()).extracting(Reaped::reason).containsExactly("lost");
    }

    @Test
    void whatIsListedIsMovedEvenWhenItsHashIsGone() {
        bench.running("a");
        bench.lapse("a", "n1");
        bench.raw.del(bench.keys.job("a"));
        assertThat(bench.reap()).isEmpty();
        assertThat(bench.raw.zcard(bench.keys.lease())).isZero();
    }

    @Test
    void aBatchLimitsOneCall() {
        for (int i = 0; i < 5; i++) {
            bench.submit("j" + i);
            bench.take("n" + i);
            bench.lapse("j" + i, "n" + i);
        }
        assertThat(bench.queue.reap(2, 3, 0, List.of())).hasSize(2);
        assertThat(bench.queue.reap(2, 3, 0, List.of())).hasSize(2);
        assertThat(bench.queue.reap(2, 3, 0, List.of())).hasSize(1);
    }

    @Test
    void aJobThatNobodyAskedForInADayDies() {
        bench.queue.submit(Submission.of(new JobId("video"), JobType.RENDER, "{}"));
        bench.submit("voice");
        bench.reap();
        long yesterday = bench.now() - 90_000_000;
        for (String id : List.of("video", "voice")) {
            bench.raw.hset(bench.keys.job(id), "ready", Long.toString(yesterday));
        }
        bench.raw.zadd(bench.keys.lanes(), (double) yesterday, "render");
        bench.raw.zadd(bench.keys.lanes(), (double) yesterday, "voiceover");
        bench.queue.claim(new ClaimRequest("n1", "w", Bench.token(), Bench.LEASE, 0, 0, Bench.VOICE));

        assertThat(bench.reap()).containsExactly(new Reaped(new JobId("video"), JobState.DEAD, "no-worker"));
        assertThat(bench.view("video").errClass()).isEqualTo("no-worker");
        assertThat(bench.view("voice").state()).isEqualTo(JobState.QUEUED);
    }

    @Test
    void aNightWithoutAnyWorkerIsNotHeldAgainstTheJobs() {
        bench.queue.submit(Submission.of(new JobId("video"), JobType.RENDER, "{}"));
        bench.reap();
        long yesterday = bench.now() - 90_000_000;
        bench.raw.hset(bench.keys.job("video"), "ready", Long.toString(yesterday));
        bench.raw.zadd(bench.keys.lanes(), (double) yesterday, "render");
        bench.lastLookedAfter(90_000_000);
        assertThat(bench.reap()).isEmpty();
        var able = new Capabilities(Set.of(JobType.RENDER), Set.of(), "large", 1);
        assertThat(Bench.leased(bench.claim("n1", able)).id().value()).isEqualTo("video");
    }

    @Test
    void aHugeEntryIdIsShownBecauseItEndsTheMailbox() {
        bench.submit("a");
        bench.reap();
        assertThat(bench.raw.hget(bench.keys.meta(), "mailboxAhead")).isNull();
        var far = new io.lettuce.core.XAddArgs().id((bench.now() + 3_600_000) + "-0");
        bench.raw.xadd(bench.keys.mailbox(), far, "id", "x");
        bench.reap();
        assertThat(Long.parseLong(bench.raw.hget(bench.keys.meta(), "mailboxAhead")))
                .isGreaterThan(3_500_000);
    }
}
