package dev.voicemill.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voicemill.fixture.RedisServer;
import dev.voicemill.job.JobId;
import dev.voicemill.job.JobState;
import dev.voicemill.job.JobType;
import io.lettuce.core.KillArgs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedisIT {
    private static final JobId ID = new JobId("a");

    @Test
    void aFitServerIsDescribed() {
        try (var server = RedisServer.start("appendonly yes");
                var redis = Redis.open(server.url(), "test")) {
            ServerFacts facts = redis.facts();
            assertThat(facts.version()).matches("\\d+\\.\\d+\\.\\d+");
            assertThat(facts.role()).isEqualTo("master");
            assertThat(facts.mode()).isEqualTo("standalone");
            assertThat(facts.maxmemoryPolicy()).isEqualTo("noeviction");
            assertThat(facts.appendOnly()).isTrue();
            assertThat(facts.problems()).isEmpty();
            assertThat(facts.warnings()).isEmpty();
        }
    }

    @Test
    void aServerThatEvictsIsRefusedWithTheFix() {
        try (var server = RedisServer.start("maxmemory-policy allkeys-lru");
                var redis = Redis.open(server.url(), "test")) {
            assertThat(redis.facts().problems()).hasSize(1);
            assertThat(redis.facts().warnings()).singleElement().asString().contains("appendonly");
            assertThatThrownBy(() -> redis.queue("render"))
                    .isInstanceOf(RedisUnavailable.class)
                    .hasMessageContaining("127.0.0.1:" + server.port())
                    .hasMessageContaining("allkeys-lru")
                    .hasMessageContaining("CONFIG SET maxmemory-policy noeviction");
        }
    }

    @Test
    void aServerThatBeganToEvictIsRefusedOnTheNextConnection() {
        try (var server = RedisServer.start();
                var redis = Redis.open(server.url(), "test");
                var client = new RawClient(server.url());
                var queue = redis.queue("render")) {
            client.commands().configSet("maxmemory-policy", "volatile-ttl");
            assertThat(queue.depth().running()).isZero();
            client.commands().clientKill(KillArgs.Builder.typeNormal().skipme());
            assertThatThrownBy(() -> untilItAnswers(queue)).hasMessageContaining("volatile-ttl");
        }
    }

    @Test
    void nobodyThereIsAClearMessageWithoutThePassword() {
        try (var server = RedisServer.start()) {
            server.kill();
            String url = "redis://:geheim@127.0.0.1:" + server.port();
            assertThatThrownBy(() -> Redis.open(url, "test"))
                    .isInstanceOf(RedisUnavailable.class)
                    .hasMessageContaining("127.0.0.1:" + server.port())
                    .hasMessageContaining("cannot be reached")
                    .hasMessageContaining("REDIS_URL")
                    .hasMessageNotContaining("geheim");
        }
    }

    @Test
    void aWrongPasswordIsSaid() {
        try (var server = RedisServer.start("requirepass secret")) {
            assertThatThrownBy(() -> Redis.open("redis://:geheim@127.0.0.1:" + server.port(), "test"))
                    .isInstanceOf(RedisUnavailable.class)
                    .hasMessageContaining("check user and password in REDIS_URL")
                    .hasMessageNotContaining("geheim");
            try (var redis = Redis.open("redis://:secret@127.0.0.1:" + server.port(), "test")) {
                assertThat(redis.facts().problems()).isEmpty();
            }
        }
    }

    @Test
    void killedInTheMiddleItIsUsableAgainAfterItsReturn() {
        try (var server = RedisServer.start("appendonly yes", "appendfsync always");
                var redis = Redis.open(server.url(), "test");
                var queue = redis.queue("render")) {
            queue.submit(Submission.of(ID, JobType.VOICEOVER, "{}"));
            var ask = new ClaimRequest("n1", "w1", Bench.token(), Bench.LEASE, 3, 200, Bench.VOICE);
            ClaimedJob job = Bench.leased(queue.claim(ask));
            server.kill();
            assertThatThrownBy(queue::depth).isInstanceOf(RedisUnavailable.class);
            assertThatThrownBy(queue::depth)
                    .isInstanceOf(RedisUnavailable.class)
                    .hasMessageContaining("cannot be reached");
            server.restart();
            assertThat(untilItAnswers(queue).running()).isEqualTo(1);
            assertThat(queue.finish(job.id(), job.token(), new Ending.Ok("{}"))).isEqualTo(new FinishReply.Committed());
            assertThat(queue.job(ID).orElseThrow().state()).isEqualTo(JobState.DONE);
        }
    }

    @Test
    void aFrozenServerIsGivenUpOnAndUsableAgain() {
        try (var server = RedisServer.start();
                var redis = Redis.open(server.url(), "test");
                var queue = redis.queue("render")) {
            queue.submit(Submission.of(ID, JobType.VOICEOVER, "{}"));
            server.pause();
            assertThatThrownBy(queue::depth)
                    .isInstanceOf(RedisUnavailable.class)
                    .hasMessageContaining("5000 ms");
            server.resume();
            assertThat(untilItAnswers(queue).mailbox()).isEqualTo(1);
        }
    }

    @Test
    void forgottenScriptsAreLoadedAgain() {
        try (var server = RedisServer.start();
                var redis = Redis.open(server.url(), "test");
                var queue = redis.queue("render");
                var client = new RawClient(server.url())) {
            assertThat(queue.depth().running()).isZero();
            client.commands().scriptFlush();
            assertThat(queue.depth().running()).isZero();
            assertThat(client.commands().clientList())
                    .contains("name=voicemill-test-queue")
                    .contains("name=voicemill-test-facts");
        }
    }

    @Test
    void aFullServerStillFinishesAndReapsButTakesNothingNew() {
        try (var server = RedisServer.start();
                var redis = Redis.open(server.url(), "test");
                var client = new RawClient(server.url())) {
            Bench bench = Bench.on(redis, client.commands());
            for (String id : List.of("one", "two", "three", "four", "five")) {
                bench.submit(id);
            }
            ClaimedJob one = bench.take("n1");
            ClaimedJob two = bench.take("n1");
            bench.submit("six");
            bench.lapse(two.id().value(), "n1");
            client.commands().configSet("maxmemory", "1mb");
            client.commands().configSet("maxmemory", "100000");

            assertThatThrownBy(() -> bench.submit("seven"))
                    .isInstanceOf(RedisUnavailable.class)
                    .hasMessageContaining("OOM")
                    .hasMessageContaining("maxmemory");
            assertThatThrownBy(() -> bench.claim("n1")).hasMessageContaining("OOM");
            assertThat(bench.beat(one).getFirst().verdict()).isEqualTo(BeatReply.Verdict.OK);
            assertThat(bench.reap()).extracting(Reaped::id).containsExactly(two.id());
            assertThat(bench.raw.xlen(bench.keys.mailbox())).isEqualTo(1);
            assertThat(bench.finish(one, new Ending.Ok("{}"))).isEqualTo(new FinishReply.Committed());

            client.commands().configSet("maxmemory", "0");
            assertThat(bench.reap()).isEmpty();
            assertThat(bench.raw.xlen(bench.keys.mailbox())).isZero();
            assertThat(bench.raw.exists(bench.keys.poison())).isZero();
        }
    }

    @Test
    void addressesThatAreNoneAreRefusedWithTheForms() {
        for (String url : List.of("", "localhost:6379", "http://127.0.0.1", "redis://", "redis://:pass@:x")) {
            assertThatThrownBy(() -> Redis.open(url, "test"))
                    .as(url)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("redis://[user:password@]host[:port]")
                    .hasMessageNotContaining("pass@");
        }
        assertThatThrownBy(() -> Redis.open("redis-cluster://a,b", "test"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cluster");
    }

    @Test
    void sentinelAddressesAreUnderstood() {
        assertThat(RedisAddress.of("redis-sentinel://:pw@s1:26379,s2:26380/0#main"))
                .hasToString("redis-sentinel main at s1:26379, s2:26380");
        assertThat(RedisAddress.of("rediss://user:pw@redis.example:6380/2")).hasToString("redis.example:6380");
    }

    @Test
    void queueNamesAreChecked() {
        try (var redis = Redis.open(Bench.url(), "test")) {
            assertThatThrownBy(() -> redis.queue("Render Me"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("VM_QUEUE");
        }
    }

    @Test
    void theBellRingsAtOnceWhileTheMailboxHoldsSomething() {
        try (var redis = Redis.open(Bench.url(), "test");
                var queue = redis.queue("bell");
                var bell = redis.doorbell("bell")) {
            assertThat(bell.await(Duration.ofMillis(1))).isFalse();
            assertThat(bell.await(Duration.ZERO)).isFalse();
            queue.submit(Submission.of(ID, JobType.VOICEOVER, "{}"));
            assertThat(bell.await(Duration.ofSeconds(60))).isTrue();
            assertThat(bell.await(Duration.ofSeconds(60))).isTrue();
            queue.reap(10, 3, 200, List.of());
            assertThat(bell.await(Duration.ofMillis(1))).isFalse();
        }
    }

    @Test
    void theBellWakesAWaitingWorker() throws Exception {
        try (var redis = Redis.open(Bench.url(), "test");
                var queue = redis.queue("wake");
                var bell = redis.doorbell("wake")) {
            var rung = new java.util.concurrent.CompletableFuture<Boolean>();
            Thread waiting = Thread.ofVirtual().start(() -> rung.complete(bell.await(Duration.ofSeconds(60))));
            queue.submit(Submission.of(ID, JobType.VOICEOVER, "{}"));
            assertThat(rung.get(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
            waiting.join();
        }
    }

    @Test
    void anInterruptEndsTheWaitAndTheBellStillWorks() throws Exception {
        try (var redis = Redis.open(Bench.url(), "test");
                var bell = redis.doorbell("interrupted")) {
            var flagged = new java.util.concurrent.CompletableFuture<Boolean>();
            Thread waiting = Thread.ofPlatform().start(() -> {
                boolean rang = bell.await(Duration.ofSeconds(60));
                flagged.complete(!rang && Thread.currentThread().isInterrupted());
            });
            waiting.interrupt();
            assertThat(flagged.get(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
            assertThat(bell.await(Duration.ofMillis(1))).isFalse();
        }
    }

    @Test
    void aClosedQueueSaysSo() {
        try (var redis = Redis.open(Bench.url(), "test")) {
            var queue = redis.queue("closed");
            queue.close();
            assertThatThrownBy(queue::depth)
                    .isInstanceOf(RedisUnavailable.class)
                    .hasMessageContaining("closed by this process");
        }
    }

    /** The first call after a break may still meet the dead connection; a loop of the worker asks again. */
    private static Depth untilItAnswers(JobQueue queue) {
        for (int tries = 0; tries < 100; tries++) {
            try {
                return queue.depth();
            } catch (RedisUnavailable notYet) {
                Thread.onSpinWait();
            }
        }
        return queue.depth();
    }
}
