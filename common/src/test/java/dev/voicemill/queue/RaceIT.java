package dev.voicemill.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.job.JobId;
import dev.voicemill.job.JobState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many threads at once: nothing is done twice, nothing is left, no node is overfull. */
class RaceIT {
    private static final int JOBS = 3_000;
    private static final int NODES = 4;
    private static final int THREADS_PER_NODE = 6;
    private static final int LIMIT = 3;

    private final Bench bench = Bench.fresh();
    private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
    private final AtomicInteger committed = new AtomicInteger();

    @Test
    void thousandsOfJobsRunOnceEachWithinTheLimits() throws Exception {
        List<Callable<Void>> tasks = new ArrayList<>();
        tasks.add(this::produce);
        tasks.add(this::produceAgain);
        for (int node = 0; node < NODES; node++) {
            String name = "n" + node;
            for (int thread = 0; thread < THREADS_PER_NODE; thread++) {
                tasks.add(() -> work(name));
            }
        }
        var finished = new AtomicBoolean();
        var most = new AtomicInteger();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Void> sampler = pool.submit(() -> sample(finished, most));
            for (Future<Void> task : tasks.stream().map(pool::submit).toList()) {
                task.get();
            }
            finished.set(true);
            sampler.get();
        }

        for (int tries = 0; tries < JOBS && bench.queue.depth().mailbox() > 0; tries++) {
            bench.reap();
        }
        assertThat(committed).hasValue(JOBS);
        assertThat(runs).hasSize(JOBS);
        assertThat(runs.values()).allMatch(count -> count.get() == 1);
        assertThat(most.get()).isBetween(1, LIMIT);
        assertThat(bench.queue.depth()).isEqualTo(new Depth(0, 0, 0, 0, 0, 0));
        assertThat(bench.raw.zcard(bench.keys.done())).isEqualTo(JOBS);
        assertThat(bench.counted("dup") + bench.counted("in")).isEqualTo(2L * JOBS);
        assertThat(bench.raw.hget(bench.keys.meta(), "taken")).isEqualTo(Integer.toString(2 * JOBS));
        assertThat(bench.raw.keys(bench.keys.slots("*"))).isEmpty();
        assertThat(bench.raw.keys(bench.keys.ready("*", "*"))).isEmpty();
    }

    private Void produce() {
        for (int i = 0; i < JOBS; i++) {
            bench.queue.submit(bench.job("job-" + i).withTenant("t" + i % 3));
        }
        return null;
    }

    private Void produceAgain() {
        for (int i = JOBS - 1; i >= 0; i--) {
            bench.queue.submit(bench.job("job-" + i).withTenant("t" + i % 3));
        }
        return null;
    }

    /** A worker's thread: claims until every job is done, and hands every seventh back once. */
    private Void work(String node) {
        var ask = new ClaimRequest(node, "w-" + node, "", Bench.LEASE, LIMIT, 50, Bench.VOICE);
        while (committed.get() < JOBS) {
            var reply = bench.queue.claim(
                    new ClaimRequest(ask.node(), ask.worker(), Bench.token(), ask.lease(), LIMIT, 50, ask.can()));
            if (reply instanceof ClaimReply.Leased(ClaimedJob job)) {
                run(job);
            }
        }
        return null;
    }

    private void run(ClaimedJob job) {
        String id = job.id().value();
        boolean handBack = Integer.parseInt(id.substring(4)) % 7 == 0
                && bench.queue.log(job.id()).size() < 3;
        if (handBack) {
            assertThat(bench.finish(job, new Ending.Release())).isEqualTo(new FinishReply.Released());
            return;
        }
        runs.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
        assertThat(bench.queue.job(new JobId(id)).orElseThrow().state()).isEqualTo(JobState.RUNNING);
        assertThat(bench.finish(job, new Ending.Ok("{}"))).isEqualTo(new FinishReply.Committed());
        committed.incrementAndGet();
    }

    private Void sample(AtomicBoolean finished, AtomicInteger most) {
        while (!finished.get()) {
            for (int node = 0; node < NODES; node++) {
                int held = bench.raw.zcard(bench.keys.slots("n" + node)).intValue();
                most.accumulateAndGet(held, Math::max);
            }
        }
        return null;
    }
}
