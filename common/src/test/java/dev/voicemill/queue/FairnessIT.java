package dev.voicemill.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.job.JobId;
import dev.voicemill.job.JobType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FairnessIT {
    private final Bench bench = Bench.fresh();
    private int node;

    @Test
    void urgentAndSmallJobsOfATenantGoFirst() {
        bench.queue.submit(bench.job("large").withCost(Duration.ofMinutes(5)));
        bench.queue.submit(bench.job("small").withCost(Duration.ofSeconds(1)));
        bench.queue.submit(bench.job("urgent").withCost(Duration.ofMinutes(5)).withPriority(0));
        bench.queue.submit(bench.job("idle").withCost(Duration.ofSeconds(1)).withPriority(9));
        assertThat(takeAll(4)).containsExactly("urgent", "small", "idle", "large");
    }

    @Test
    void noJobWaitsMoreThanNineteenMinutesForLaterOnes() {
        bench.queue.submit(bench.job("old").withCost(Duration.ofMinutes(10)).withPriority(9));
        bench.reap();
        age("old", Duration.ofMinutes(19).plusSeconds(1));
        bench.queue.submit(bench.job("new").withCost(Duration.ofSeconds(1)).withPriority(0));
        assertThat(takeAll(2)).containsExactly("old", "new");
    }

    @Test
    void tenantsShareEquallyHoweverManyJobsOneSends() {
        for (int i = 0; i < 30; i++) {
            bench.queue.submit(bench.job("many-" + i).withTenant("many"));
        }
        for (int i = 0; i < 5; i++) {
            bench.queue.submit(bench.job("few-" + i).withTenant("few"));
        }
        assertThat(perTenant(10)).isEqualTo(Map.of("few", 5, "many", 5));
    }

    @Test
    void aTenantOfDoubleWeightGetsDouble() {
        bench.raw.hset(bench.keys.tenant("gold"), "weight", "2");
        for (int i = 0; i < 30; i++) {
            bench.queue.submit(bench.job("g-" + i).withTenant("gold"));
            bench.queue.submit(bench.job("i-" + i).withTenant("iron"));
        }
        assertThat(perTenant(15)).isEqualTo(Map.of("gold", 10, "iron", 5));
    }

    @Test
    void costCountsNotTheNumberOfJobs() {
        for (int i = 0; i < 12; i++) {
            bench.queue.submit(bench.job("l-" + i).withTenant("large").withCost(Duration.ofSeconds(40)));
            bench.queue.submit(bench.job("s-" + i).withTenant("small").withCost(Duration.ofSeconds(10)));
        }
        assertThat(perTenant(10).get("small")).isEqualTo(8);
    }

    @Test
    void idlenessSavesNoCredit() {
        for (int i = 0; i < 20; i++) {
            bench.queue.submit(bench.job("busy-" + i).withTenant("busy"));
        }
        takeAll(10);
        for (int i = 0; i < 10; i++) {
            bench.queue.submit(bench.job("new-" + i).withTenant("new"));
        }
        assertThat(perTenant(8).get("busy")).isBetween(3, 5);
    }

    @Test
    void aTenantAtItsCapWaitsUntilRoomReturns() {
        bench.raw.hset(bench.keys.tenant("capped"), "cap", "1");
        for (String id : List.of("c1", "c2")) {
            bench.queue.submit(bench.job(id).withTenant("capped"));
        }
        ClaimedJob first = bench.take("n1");
        assertThat(first.id().value()).isEqualTo("c1");
        assertThat(bench.claim("n2")).isInstanceOf(ClaimReply.Empty.class);
        bench.queue.submit(bench.job("other").withTenant("free"));
        assertThat(bench.take("n2").id().value()).isEqualTo("other");
        bench.finish(first, new Ending.Ok("{}"));
        assertThat(bench.take("n2").id().value()).isEqualTo("c2");
    }

    @Test
    void aLostRunGivesItsRoomBack() {
        bench.raw.hset(bench.keys.tenant("capped"), "cap", "1");
        for (String id : List.of("c1", "c2")) {
            bench.queue.submit(bench.job(id).withTenant("capped"));
        }
        bench.take("n1");
        bench.lapse("c1", "n1");
        bench.reap();
        assertThat(bench.take("n2").tenant()).isEqualTo("capped");
        assertThat(bench.claim("n2")).isInstanceOf(ClaimReply.Empty.class);
    }

    @Test
    void aCapLoweredBelowWhatRunsStopsStarts() {
        for (String id : List.of("c1", "c2", "c3")) {
            bench.queue.submit(bench.job(id).withTenant("capped"));
        }
        bench.take("n1");
        bench.raw.hset(bench.keys.tenant("capped"), "cap", "1");
        assertThat(bench.claim("n2")).isInstanceOf(ClaimReply.Empty.class);
    }

    @Test
    void theWorkReallyDoneReplacesTheEstimate() {
        bench.queue.submit(bench.job("a").withTenant("t").withCost(Duration.ofMinutes(10)));
        ClaimedJob job = bench.take("n1");
        assertThat(vtime("t")).isEqualTo(600_000.0);
        bench.raw.hset(bench.keys.job("a"), "started", Long.toString(bench.now() - 5_000));
        bench.finish(job, new Ending.Ok("{}"));
        assertThat(vtime("t")).isBetween(5_000.0, 15_000.0);
    }

    @Test
    void aTenantIsServedOnceHoweverManyKindsOfWorkItHas() {
        var both = new Capabilities(Set.of(JobType.VOICEOVER, JobType.RENDER), Set.of(), "large", 1);
        for (int i = 0; i < 10; i++) {
            bench.queue.submit(bench.job("v" + i).withTenant("two"));
            bench.queue.submit(
                    Submission.of(new JobId("r" + i), JobType.RENDER, "{}").withTenant("two"));
            bench.queue.submit(bench.job("o" + i).withTenant("one"));
        }
        Map<String, Integer> served = new TreeMap<>();
        for (int i = 0; i < 10; i++) {
            served.merge(Bench.leased(bench.claim("n" + i, both)).tenant(), 1, Integer::sum);
        }
        assertThat(served).isEqualTo(Map.of("one", 5, "two", 5));
    }

    @Test
    void equalRanksGoByAge() {
        List<String> ids = new ArrayList<>(List.of("e", "d", "c", "b", "a"));
        bench.submit(ids.toArray(String[]::new));
        bench.reap();
        for (int i = 0; i < ids.size(); i++) {
            age(ids.get(i), Duration.ofSeconds(10 - i));
        }
        assertThat(takeAll(5)).isEqualTo(ids);
        assertThat(ids).isNotEqualTo(sorted(ids));
    }

    @Test
    void aDelayedJobRanksFromItsMoment() {
        bench.queue.submit(bench.job("delayed").withRunAt(Instant.ofEpochMilli(bench.now() + 60_000)));
        bench.reap();
        bench.raw.zadd(bench.keys.later(), bench.now() - 5_000.0, "delayed");
        bench.submit("fresh");
        assertThat(takeAll(2)).containsExactly("delayed", "fresh");
    }

    private static List<String> sorted(List<String> ids) {
        var copy = new ArrayList<>(ids);
        Collections.sort(copy);
        return copy;
    }

    private double vtime(String tenant) {
        return Double.parseDouble(bench.raw.hget(bench.keys.tenant(tenant), "vtime"));
    }

    private void age(String id, Duration by) {
        bench.raw.zincrby(bench.keys.ready("voiceover", "default"), (double) -by.toMillis(), id);
    }

    private List<String> takeAll(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(bench.take("node-" + node++).id().value());
        }
        return ids;
    }

    private Map<String, Integer> perTenant(int count) {
        Map<String, Integer> served = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            served.merge(bench.take("node-" + node++).tenant(), 1, Integer::sum);
        }
        return served;
    }
}
