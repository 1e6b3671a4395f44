package dev.voicemill.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.job.Engine;
import dev.voicemill.job.JobId;
import dev.voicemill.job.JobState;
import dev.voicemill.job.JobType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimIT {
    private final Bench bench = Bench.fresh();

    @Test
    void leasesAJobWithEverythingItsWorkerNeeds() {
        Instant deadline = Instant.ofEpochMilli(bench.now() + 60_000);
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        bench.queue.submit(bench.job("one")
                .withTenant("acme")
                .withPriority(2)
                .withDeadline(deadline)
                .withHook("https://example.com/hook")
                .withTraceparent(trace));

        long before = bench.now();
        ClaimedJob job = bench.take("n1");

        assertThat(job.id()).isEqualTo(new JobId("one"));
        assertThat(job.generation()).isEqualTo(1);
        assertThat(job.epoch()).isGreaterThanOrEqualTo(before);
        assertThat(job.attempt()).isEqualTo(1);
        assertThat(job.leaseUntil())
                .isAfterOrEqualTo(Instant.ofEpochMilli(before).plus(Bench.LEASE));
        assertThat(job.type()).isEqualTo("voiceover");
        assertThat(job.payload()).isEqualTo("{\"script\":\"Hello.\"}");
        assertThat(job.tenant()).isEqualTo("acme");
        assertThat(job.deadline()).isEqualTo(deadline);
        assertThat(job.hook()).isEqualTo("https://example.com/hook");
        assertThat(job.traceparent()).isEqualTo(trace);
        assertThat(job.pin()).isNull();
        assertThat(job.steps()).isEmpty();

        JobView view = bench.view("one");
        assertThat(view.state()).isEqualTo(JobState.RUNNING);
        assertThat(view.node()).isEqualTo("n1");
        assertThat(view.worker()).isEqualTo("w-n1");
        assertThat(bench.raw.zcard(bench.keys.mailbox() + "-none")).isZero();
        assertThat(bench.raw.xlen(bench.keys.mailbox())).isZero();
    }

    @Test
    void keepsTheTokenOutOfTheHashThatProducersRead() {
        ClaimedJob job = bench.running("one");
        assertThat(bench.hash("one").values()).doesNotContain(job.token());
        assertThat(bench.raw.hget(bench.keys.tokens(), "one")).isEqualTo(job.token());
    }

    @Test
    void anEmptyQueueSaysWhenTheNextJobIsDue() {
        assertThat(bench.claim("n1")).isEqualTo(new ClaimReply.Empty(OptionalLong.empty()));
        bench.queue.submit(bench.job("soon").withRunAt(Instant.ofEpochMilli(bench.now() + 5_000)));
        bench.queue.submit(bench.job("late").withRunAt(Instant.ofEpochMilli(bench.now() + 50_000)));

        var reply = (ClaimReply.Empty) bench.claim("n1");

        assertThat(reply.nextDueMs().orElseThrow()).isBetween(0L, 5_000L);
        bench.ripen("soon");
        assertThat(bench.take("n1").id().value()).isEqualTo("soon");
    }

    @Test
    void aFullNodeLeavesTheJobsToOthers() {
        bench.submit("a", "b", "c", "d");
        bench.take("n1");
        bench.take("n1");
        bench.take("n1");

        var reply = (ClaimReply.NoSlot) bench.claim("n1");

        assertThat(reply.nextExpiryMs().orElseThrow()).isBetween(1L, Bench.LEASE.toMillis());
        assertThat(bench.take("n2").id().value()).isEqualTo("d");
    }

    @Test
    void aLapsedLeaseFreesItsSlot() {
        bench.submit("a", "b", "c", "d");
        bench.take("n1");
        bench.take("n1");
        ClaimedJob last = bench.take("n1");
        bench.lapse(last.id().value(), "n1");
        assertThat(bench.take("n1").id().value()).isEqualTo("d");
    }

    @Test
    void anOperatorsLimitOnTheNodeIsStricter() {
        bench.submit("a", "b");
        bench.raw.hset(bench.keys.node("n1"), "limit", "1");
        bench.take("n1");
        assertThat(bench.claim("n1")).isInstanceOf(ClaimReply.NoSlot.class);
        bench.raw.hset(bench.keys.node("n1"), "limit", "0");
        assertThat(bench.claim("n1")).isInstanceOf(ClaimReply.Draining.class);
        bench.raw.hset(bench.keys.node("n2"), "drain", "1");
        assertThat(bench.claim("n2")).isInstanceOf(ClaimReply.Draining.class);
    }

    @Test
    void aPausedQueueTakesInButStartsNothing() {
        bench.raw.hset(bench.keys.meta(), "paused", "1");
        bench.submit("a");
        assertThat(bench.claim("n1")).isInstanceOf(ClaimReply.Paused.class);
        assertThat(bench.view("a").state()).isEqualTo(JobState.QUEUED);
        bench.raw.hdel(bench.keys.meta(), "paused");
        assertThat(bench.take("n1").id().value()).isEqualTo("a");
    }

    @Test
    void aRepeatWithTheSameTokenGetsTheSameJobAndNoOther() {
        bench.submit("a", "b");
        String token = Bench.token();
        ClaimedJob first = Bench.leased(bench.queue.claim(bench.ask("n1", token)));
        bench.raw.hset(bench.keys.meta(), "paused", "1");
        ClaimedJob again = Bench.leased(bench.queue.claim(bench.ask("n1", token)));

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.epoch()).isEqualTo(first.epoch());
        assertThat(again.attempt()).isEqualTo(1);
        assertThat(again.leaseUntil()).isAfterOrEqualTo(first.leaseUntil());
        assertThat(bench.queue.depth().running()).isEqualTo(1);
    }

    @Test
    void aRepeatAfterTheSlotWentToAnotherDoesNotExceedTheLimit() {
        bench.submit("a", "b");
        String token = Bench.token();
        var one = new ClaimRequest("n1", "w", token, Bench.LEASE, 1, 200, Bench.VOICE);
        ClaimedJob first = Bench.leased(bench.queue.claim(one));
        bench.lapse(first.id().value(), "n1");
        Bench.leased(bench.queue.claim(new ClaimRequest("n1", "w", Bench.token(), Bench.LEASE, 1, 200, Bench.VOICE)));
        assertThat(bench.queue.claim(one)).isInstanceOf(ClaimReply.NoSlot.class);
    }

    @Test
    void epochsRiseEvenWhenTheClockStandsStill() {
        ClaimedJob first = bench.running("a");
        long ahead = first.epoch() + 1_000_000;
        bench.finish(first, new Ending.Release());
        bench.raw.hset(bench.keys.job("a"), "epoch", Long.toString(ahead));
        assertThat(bench.take("n1").epoch()).isEqualTo(ahead + 1);
    }

    @Test
    void aDeadlineThatPassedInTheQueueExpiresTheJob() {
        bench.queue.submit(bench.job("late").withDeadline(Instant.ofEpochMilli(bench.now() - 1)));
        assertThat(bench.claim("n1")).isInstanceOf(ClaimReply.Empty.class);
        assertThat(bench.view("late").state()).isEqualTo(JobState.EXPIRED);
    }

    @Test
    void anyNumberOfJobsThatThisWorkerCannotDoStandInNobodysWay() {
        for (int i = 0; i < 300; i++) {
            bench.queue.submit(Submission.of(new JobId("video-" + i), JobType.RENDER, "{}"));
        }
        bench.submit("voice");
        bench.claim("n1");
        assertThat(bench.take("n1").id().value()).isEqualTo("voice");
        assertThat(bench.queue.depth().queued()).isEqualTo(300);
        var both = new Capabilities(Set.of(JobType.VOICEOVER, JobType.RENDER), Set.of(), "large", 1);
        assertThat(Bench.leased(bench.claim("n2", both)).type()).isEqualTo("render");
    }

    @Test
    void aPinnedJobWaitsForAWorkerWithItsEngine() {
        ClaimedJob job = bench.running("a");
        assertThat(bench.queue.pin(job.id(), job.token(), "kokoro af_bella 1234"))
                .isEqualTo("kokoro af_bella 1234");
        bench.finish(job, new Ending.Release());

        var piperOnly = new Capabilities(Set.of(JobType.VOICEOVER), Set.of(Engine.PIPER), "small", 1);
        assertThat(bench.claim("n2", piperOnly)).isInstanceOf(ClaimReply.Empty.class);
        assertThat(bench.take("n1").pin()).isEqualTo("kokoro af_bella 1234");
    }

    @Test
    void onlyTheNewestSchemaMayCallATypeUnknown() {
        var newer = new Capabilities(Set.of(JobType.VOICEOVER), Set.of(), "small", 2);
        bench.claim("n2", newer);
        bench.xadd("v", "1", "id", "odd", "type", "hologram", "payload", "{}");

        bench.claim("n1");
        assertThat(bench.view("odd").state()).isEqualTo(JobState.QUEUED);

        bench.claim("n2", newer);
        assertThat(bench.view("odd").state()).isEqualTo(JobState.DEAD);
        assertThat(bench.view("odd").errClass()).isEqualTo("bad-input");
        assertThat(bench.view("odd").err()).contains("hologram").contains("voiceover");
        assertThat(bench.raw.hget(bench.keys.meta(), "schema")).isEqualTo("2");
    }

    @Test
    void aTypeThatOlderScriptsDidNotKnowFindsItsLane() {
        bench.submit("a");
        bench.queue.claim(new ClaimRequest("n0", "w", Bench.token(), Bench.LEASE, 0, 200, Bench.VOICE));
        String tenants = bench.keys.tenants("voiceover");
        bench.raw.rename(bench.keys.ready("voiceover", "default"), bench.keys.ready("other", "default"));
        bench.raw.rename(tenants, bench.keys.tenants("other"));
        bench.raw.hset(bench.keys.job("a"), "lane", "other");
        assertThat(bench.take("n1").id().value()).isEqualTo("a");
        assertThat(bench.raw.exists(bench.keys.ready("other", "default"))).isZero();
    }

    @Test
    void aBrokenIndexIsPassedOver() {
        bench.submit("a", "b");
        bench.queue.claim(new ClaimRequest("n0", "w", Bench.token(), Bench.LEASE, 0, 200, Bench.VOICE));
        bench.raw.del(bench.keys.job("a"));
        assertThat(bench.take("n1").id().value()).isEqualTo("b");
    }

    @Test
    void aRequestOutOfRangeIsRefusedByName() {
        Map<String, ClaimRequest> bad = Map.of(
                "leaseMs", new ClaimRequest("n", "w", Bench.token(), Duration.ZERO, 3, 200, Bench.VOICE),
                "limit", new ClaimRequest("n", "w", Bench.token(), Bench.LEASE, -1, 200, Bench.VOICE),
                "intakeMax", new ClaimRequest("n", "w", Bench.token(), Bench.LEASE, 3, 201, Bench.VOICE),
                "token", new ClaimRequest("n", "w", "short", Bench.LEASE, 3, 200, Bench.VOICE),
                "node", new ClaimRequest("", "w", Bench.token(), Bench.LEASE, 3, 200, Bench.VOICE));
        bad.forEach((name, request) -> assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(() -> bench.queue.claim(request)))
                .as(name)
                .hasMessageContaining(name));
    }
}
