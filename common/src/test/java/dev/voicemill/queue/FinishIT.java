package dev.voicemill.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voicemill.job.JobId;
import dev.voicemill.job.JobState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FinishIT {
    private static final Ending DONE = new Ending.Ok("{\"durationMs\":1000}");
    private static final Ending RETRY = new Ending.Retry(Duration.ofSeconds(10), Bench.ATTEMPTS, Bench.SPEECH);

    private final Bench bench = Bench.fresh();

    @Test
    void doneKeepsTheResultAndDropsThePayload() {
        ClaimedJob job = bench.running("a");
        assertThat(bench.finish(job, DONE)).isEqualTo(new FinishReply.Committed());

        JobView view = bench.view("a");
        assertThat(view.state()).isEqualTo(JobState.DONE);
        assertThat(view.resultJson()).isEqualTo("{\"durationMs\":1000}");
        assertThat(view.payload()).isNull();
        assertThat(view.payloadSha1()).hasSize(40);
        assertThat(view.endedAt()).isNotNull();
        assertThat(bench.hash("a")).containsEntry("terms", "1").doesNotContainKey("leaseUntil");
        assertThat(bench.raw.zscore(bench.keys.done(), "a")).isNotNull();
        assertNoLease("a");
    }

    @Test
    void anErrorIsRetriedAfterItsDelayAndTheErrorStaysVisible() {
        ClaimedJob job = bench.running("a");
        var reply = (FinishReply.Retrying) bench.finish(job, RETRY);

        assertThat(reply.due().toEpochMilli() - bench.now()).isBetween(5_000L, 10_000L);
        JobView view = bench.view("a");
        assertThat(view.state()).isEqualTo(JobState.QUEUED);
        assertThat(view.errClass()).isEqualTo("speech");
        assertThat(view.err()).isEqualTo("no sound");
        assertThat(bench.raw.zscore(bench.keys.later(), "a"))
                .isEqualTo((double) reply.due().toEpochMilli());
        assertNoLease("a");

        bench.ripen("a");
        assertThat(bench.take("n1").attempt()).isEqualTo(2);
    }

    @Test
    void theFifthFailureIsADeadLetter() {
        bench.submit("a");
        for (int attempt = 1; attempt < Bench.ATTEMPTS; attempt++) {
            assertThat(bench.finish(bench.take("n1"), RETRY)).isInstanceOf(FinishReply.Retrying.class);
            bench.ripen("a");
        }
        assertThat(bench.finish(bench.take("n1"), RETRY)).isEqualTo(new FinishReply.Died());
        assertThat(bench.view("a").state()).isEqualTo(JobState.DEAD);
        assertThat(bench.view("a").attempt()).isEqualTo(Bench.ATTEMPTS);
        assertThat(bench.view("a").payload()).isNotNull();
        assertThat(bench.raw.zscore(bench.keys.dead(), "a")).isNotNull();
    }

    @Test
    void aReleasedJobIsReadyAtOnceInItsOldPlaceAndKeepsItsAttempt() {
        ClaimedJob job = bench.running("a");
        double ready = bench.view("a").readyAt().toEpochMilli();
        assertThat(bench.finish(job, new Ending.Release())).isEqualTo(new FinishReply.Released());
        assertThat(bench.view("a").attempt()).isZero();
        assertThat(bench.raw.zscore(bench.keys.ready("voiceover", "default"), "a"))
                .isEqualTo(ready + 1_000);
        assertThat(bench.take("n2").attempt()).isEqualTo(1);
    }

    @Test
    void aFailureForGoodIsADeadLetterAtOnce() {
        ClaimedJob job = bench.running("a");
        assertThat(bench.finish(job, new Ending.Dead(Bench.SPEECH))).isEqualTo(new FinishReply.Died());
        assertThat(bench.view("a").errClass()).isEqualTo("speech");
    }

    @Test
    void cancelledAndExpiredRunsEndSo() {
        ClaimedJob one = bench.running("a");
        assertThat(bench.finish(one, new Ending.Cancelled("not wanted"))).isEqualTo(new FinishReply.Committed());
        assertThat(bench.view("a").state()).isEqualTo(JobState.CANCELLED);
        assertThat(bench.view("a").err()).isEqualTo("not wanted");
        ClaimedJob two = bench.running("b");
        assertThat(bench.finish(two, new Ending.Expired())).isEqualTo(new FinishReply.Committed());
        assertThat(bench.view("b").state()).isEqualTo(JobState.EXPIRED);
    }

    @Test
    void aCancelledJobIsNotTriedAgain() {
        for (Ending ending : List.of(RETRY, new Ending.Release())) {
            JobId id = JobId.random();
            ClaimedJob job = bench.running(id.value());
            bench.queue.cancel(id, false, "ann", "typo");
            assertThat(bench.finish(job, ending)).isEqualTo(new FinishReply.Already(JobState.CANCELLED));
            assertThat(bench.finish(job, ending)).isEqualTo(new FinishReply.Already(JobState.CANCELLED));
            assertThat(bench.view(id.value()).err()).isEqualTo("typo");
        }
    }

    @Test
    void workThatWasDoneBeforeTheCancelArrivedCounts() {
        ClaimedJob job = bench.running("a");
        bench.queue.cancel(job.id(), false, "ann", "typo");
        assertThat(bench.finish(job, DONE)).isEqualTo(new FinishReply.Committed());
        assertThat(bench.view("a").state()).isEqualTo(JobState.DONE);
        assertThat(bench.view("a").cancelling()).isFalse();
    }

    static List<Ending> endings() {
        return List.of(
                DONE,
                RETRY,
                new Ending.Release(),
                new Ending.Dead(Bench.SPEECH),
                new Ending.Cancelled("no"),
                new Ending.Expired());
    }

    @ParameterizedTest
    @MethodSource("endings")
    void aRepeatSaysWhatBecameOfTheJobAndChangesNothing(Ending ending) {
        ClaimedJob job = bench.running("a");
        bench.finish(job, ending);
        var before = bench.dump();

        JobState state = bench.view("a").state();
        assertThat(bench.finish(job, ending)).isEqualTo(new FinishReply.Already(state));
        assertThat(bench.finish(job, DONE)).isEqualTo(new FinishReply.Already(state));
        assertThat(bench.dump()).isEqualTo(before);
    }

    @Test
    void aLapsedLeaseThatNobodyReapedStillCommits() {
        ClaimedJob job = bench.running("a");
        bench.lapse("a", "n1");
        assertThat(bench.finish(job, DONE)).isEqualTo(new FinishReply.Committed());
        assertNoLease("a");
    }

    @Test
    void aResultMustBeThereAndFit() {
        ClaimedJob job = bench.running("a");
        var before = bench.dump();
        assertThatThrownBy(() -> bench.finish(job, new Ending.Ok(""))).hasMessageContaining("result");
        assertThatThrownBy(() -> bench.finish(job, new Ending.Ok("x".repeat(65_537))))
                .hasMessageContaining("result");
        assertThat(bench.dump()).isEqualTo(before);
    }

    @Test
    void theLogTellsTheLifeOfTheJob() {
        ClaimedJob job = bench.running("a");
        bench.finish(job, RETRY);
        bench.ripen("a");
        ClaimedJob again = bench.take("n2");
        bench.finish(again, DONE);

        List<Transition> log = bench.queue.log(new JobId("a"));
        assertThat(log).extracting(Transition::state).containsExactly("queued", "running", "queued", "running", "done");
        assertThat(log.get(2).reason()).isEqualTo("attempt 1 of 5 failed: speech");
        assertThat(log.get(3).node()).isEqualTo("n2");
        assertThat(log.get(3).epoch()).isEqualTo(again.epoch());
        assertThat(log.get(0).node()).isNull();
    }

    @Test
    void theLogKeepsTheLast64Lines() {
        bench.submit("a");
        for (int i = 0; i < 40; i++) {
            bench.finish(bench.take("n1"), new Ending.Release());
        }
        assertThat(bench.queue.log(new JobId("a"))).hasSize(64);
    }

    @Test
    void endsAreCountedByTypeTenantAndClass() {
        bench.queue.submit(bench.job("a").withTenant("acme"));
        bench.finish(bench.take("n1"), new Ending.Dead(Bench.SPEECH));
        bench.finish(bench.running("b"), DONE);
        assertThat(bench.counted("in")).isEqualTo(2);
        assertThat(bench.counted("done")).isEqualTo(1);
        assertThat(bench.counted("done:type:voiceover")).isEqualTo(1);
        assertThat(bench.counted("dead:tenant:acme")).isEqualTo(1);
        assertThat(bench.counted("dead:class:speech")).isEqualTo(1);
        String day = java.time.LocalDate.ofInstant(
                        java.time.Instant.ofEpochMilli(bench.now()), java.time.ZoneOffset.UTC)
                .toString();
        assertThat(bench.raw.ttl(bench.keys.stats(day))).isPositive();
    }

    private void assertNoLease(String id) {
        assertThat(bench.raw.zscore(bench.keys.lease(), id)).isNull();
        assertThat(bench.raw.zscore(bench.keys.slots("n1"), id)).isNull();
        assertThat(bench.raw.zscore(bench.keys.tenantSlots("default"), id)).isNull();
    }
}
