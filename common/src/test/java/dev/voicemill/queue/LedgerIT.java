package dev.voicemill.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voicemill.job.JobId;
import dev.voicemill.job.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerIT {
    private final Bench bench = Bench.fresh();

    @Test
    void jobsAreListedNewestFirstByState() {
        for (String id : List.of("done", "dead", "gone", "late", "run", "wait")) {
            bench.submit(id);
            bench.reap();
            bench.raw.zadd(bench.keys.jobs(), 1_000.0 + bench.raw.zcard(bench.keys.jobs()), id);
        }
        bench.finish(bench.take("n1"), new Ending.Dead(Bench.SPEECH));
        bench.finish(bench.take("n1"), new Ending.Ok("{}"));
        bench.queue.cancel(new JobId("gone"), false, "ann", "no");
        bench.finish(bench.take("n1"), new Ending.Expired());
        bench.take("n1");

        assertThat(ids(JobQuery.newest(10))).containsExactly("wait", "run", "late", "gone", "dead", "done");
        assertThat(ids(JobQuery.newest(2))).containsExactly("wait", "run");
        assertThat(ids(JobQuery.in(JobState.QUEUED, 10))).hasSize(1);
        assertThat(ids(JobQuery.in(JobState.RUNNING, 10))).hasSize(1);
        assertThat(ids(JobQuery.in(JobState.DONE, 10))).hasSize(1);
        assertThat(ids(JobQuery.in(JobState.DEAD, 10))).hasSize(1);
        assertThat(ids(JobQuery.in(JobState.CANCELLED, 10))).containsExactly("gone");
        assertThat(ids(JobQuery.in(JobState.EXPIRED, 10))).hasSize(1);
    }

    @Test
    void aListSpansPages() {
        for (int i = 0; i < 450; i++) {
            bench.submit("j" + i);
        }
        bench.reap();
        bench.reap();
        bench.reap();
        assertThat(ids(JobQuery.newest(430))).hasSize(430).doesNotHaveDuplicates();
        assertThat(ids(JobQuery.in(JobState.DEAD, 10))).isEmpty();
        assertThatThrownBy(() -> JobQuery.newest(0)).hasMessageContaining("1 to 1000");
    }

    @Test
    void aJobUnknownOrInTheMailboxIsNotThereYet() {
        assertThat(bench.queue.job(new JobId("a"))).isEmpty();
        bench.submit("a");
        assertThat(bench.queue.job(new JobId("a"))).isEmpty();
        assertThat(bench.queue.log(new JobId("a"))).isEmpty();
    }

    @Test
    void aViewShowsTheWholeJob() {
        Instant runAt = Instant.ofEpochMilli(bench.now());
        bench.queue.submit(bench.job("a")
                .withPriority(3)
                .withCost(Duration.ofSeconds(7))
                .withRunAt(runAt)
                .withHook("crm"));
        ClaimedJob job = bench.take("n1");
        bench.queue.pin(job.id(), job.token(), "kokoro af_bella");

        JobView view = bench.view("a");
        assertThat(view.id()).isEqualTo(new JobId("a"));
        assertThat(view.type()).isEqualTo("voiceover");
        assertThat(view.priority()).isEqualTo(3);
        assertThat(view.costMs()).isEqualTo(7_000);
        assertThat(view.runAt()).isEqualTo(runAt);
        assertThat(view.hook()).isEqualTo("crm");
        assertThat(view.pin()).isEqualTo("kokoro af_bella");
        assertThat(view.epoch()).isEqualTo(job.epoch());
        assertThat(view.startedAt()).isNotNull();
        assertThat(view.percent()).isEmpty();
        assertThat(view.leaseUntil()).isEqualTo(job.leaseUntil());
        assertThat(view.payload()).isEqualTo(job.payload());
        assertThat(view.ignored()).isNull();
        assertThat(view).hasToString("job a running");
    }

    @Test
    void depthCountsEveryPlace() {
        bench.submit("run", "dead", "done", "gone", "wait");
        bench.queue.submit(bench.job("later").withRunAt(Instant.ofEpochMilli(bench.now() + 60_000)));
        bench.queue.submit(bench.job("hooked").withHook("crm").withPriority(0));
        bench.finish(bench.take("n1"), new Ending.Ok("{}"));
        bench.finish(bench.take("n1"), new Ending.Dead(Bench.SPEECH));
        bench.finish(bench.take("n1"), new Ending.Ok("{}"));
        bench.take("n1");
        bench.submit("unread");
        assertThat(bench.queue.depth()).isEqualTo(new Depth(2, 1, 1, 1, 1, 1));
    }

    @Test
    void workersAnnounceThemselvesAndAreForgotten() {
        bench.raw.zadd(bench.keys.workers(), 1, "old");
        bench.queue.announceWorker(new WorkerFacts("w1", "n1", "0.1.0", 42, List.of("kokoro", "piper")));
        assertThat(bench.raw.zrange(bench.keys.workers(), 0, -1)).containsExactly("w1");
        assertThat(bench.raw.hgetall(bench.keys.worker("w1")))
                .containsEntry("node", "n1")
                .containsEntry("version", "0.1.0")
                .containsEntry("pid", "42")
                .containsEntry("models", "kokoro piper");
        assertThat(bench.raw.ttl(bench.keys.worker("w1"))).isBetween(590L, 600L);
    }

    private List<String> ids(JobQuery query) {
        return bench.queue.list(query).stream().map(job -> job.id().value()).toList();
    }
}
