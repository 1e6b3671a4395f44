package dev.voicemill.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voicemill.job.JobId;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeatIT {
    private final Bench bench = Bench.fresh();

    @Test
    void aBeatRenewsTheLeaseEverywhereAndShowsProgress() {
        ClaimedJob job = bench.running("a");
        BeatReply reply = bench.beat(job).getFirst();

        assertThat(reply.verdict()).isEqualTo(BeatReply.Verdict.OK);
        assertThat(reply.leaseUntil()).isAfterOrEqualTo(job.leaseUntil());
        double until = reply.leaseUntil().toEpochMilli();
        assertThat(bench.raw.zscore(bench.keys.lease(), "a")).isEqualTo(until);
        assertThat(bench.raw.zscore(bench.keys.slots("n1"), "a")).isEqualTo(until);
        assertThat(bench.raw.zscore(bench.keys.tenantSlots("default"), "a")).isEqualTo(until);
        JobView view = bench.view("a");
        assertThat(view.stage()).isEqualTo("speech");
        assertThat(view.percent()).hasValue(40);
        assertThat(view.leaseUntil()).isEqualTo(reply.leaseUntil());
    }

    @Test
    void everyBeatGetsItsOwnVerdictInOrder() {
        ClaimedJob fine = bench.running("fine");
        ClaimedJob cancelled = bench.running("cancelled");
        bench.queue.cancel(cancelled.id(), false, "ann", "typo");

        List<BeatReply> replies = bench.queue.beat(
                "n1",
                "w-n1",
                3,
                Bench.LEASE,
                List.of(
                        new Beat(new JobId("unknown"), fine.token(), "x", 0),
                        new Beat(cancelled.id(), cancelled.token(), "x", 0),
                        new Beat(fine.id(), cancelled.token(), "x", 0),
                        new Beat(fine.id(), fine.token(), "x", 0)));

        assertThat(replies)
                .extracting(BeatReply::verdict)
                .containsExactly(
                        BeatReply.Verdict.LOST, BeatReply.Verdict.CANCEL, BeatReply.Verdict.LOST, BeatReply.Verdict.OK);
        assertThat(replies.get(1).leaseUntil()).isNotNull();
    }

    @Test
    void noBeatsAreFine() {
        assertThat(bench.queue.beat("n1", "w", 3, Bench.LEASE, List.of())).isEmpty();
    }

    @Test
    void aLapsedLeaseRevivesIntoAFreeSlot() {
        ClaimedJob job = bench.running("a");
        bench.lapse("a", "n1");
        assertThat(bench.beat(job).getFirst().verdict()).isEqualTo(BeatReply.Verdict.OK);
        assertThat(bench.reap()).isEmpty();
    }

    @Test
    void aLapsedLeaseIsLostWhenItsSlotWentToAnother() {
        ClaimedJob job = bench.running("a");
        bench.lapse("a", "n1");
        bench.submit("b");
        bench.take("n1");
        var before = bench.dump();
        List<Beat> beats = List.of(new Beat(job.id(), job.token(), "x", 0));
        assertThat(bench.queue.beat("n1", "w", 1, Bench.LEASE, beats).getFirst().verdict())
                .isEqualTo(BeatReply.Verdict.LOST);
        assertThat(bench.dump()).isEqualTo(before);
    }

    @Test
    void aBeatNeverMakesALease() {
        ClaimedJob job = bench.running("a");
        bench.raw.zrem(bench.keys.lease(), "a");
        assertThat(bench.beat(job).getFirst().verdict()).isEqualTo(BeatReply.Verdict.LOST);
        assertThat(bench.raw.zscore(bench.keys.lease(), "a")).isNull();
    }

    @Test
    void aBeatFromAnotherNodeIsLost() {
        ClaimedJob job = bench.running("a");
        List<Beat> beats = List.of(new Beat(job.id(), job.token(), "x", 0));
        assertThat(bench.queue.beat("n2", "w", 3, Bench.LEASE, beats).getFirst().verdict())
                .isEqualTo(BeatReply.Verdict.LOST);
    }

    @Test
    void onePercentOutOfRangeRefusesAllBeats() {
        ClaimedJob job = bench.running("a");
        List<Beat> beats = List.of(new Beat(job.id(), job.token(), "x", 50), new Beat(job.id(), job.token(), "x", 101));
        var before = bench.dump();
        assertThatThrownBy(() -> bench.queue.beat("n1", "w", 3, Bench.LEASE, beats))
                .hasMessageContaining("percent is \"101\"");
        assertThat(bench.dump()).isEqualTo(before);
    }
}
