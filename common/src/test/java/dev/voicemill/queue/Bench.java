package dev.voicemill.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.fixture.RedisServer;
import dev.voicemill.job.Engine;
import dev.voicemill.job.Failure;
import dev.voicemill.job.FailureClass;
import dev.voicemill.job.JobId;
import dev.voicemill.job.JobType;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A fresh queue on a Redis shared by all tests of this JVM, a raw client beside it, and hands to age what it holds. */
final class Bench {
    static final Duration LEASE = Duration.ofSeconds(30);
    static final Capabilities VOICE =
            new Capabilities(Set.of(JobType.VOICEOVER), Set.of(Engine.KOKORO, Engine.PIPER), "small", 1);
    static final Failure SPEECH = new Failure(FailureClass.SPEECH, "no sound");
    static final int ATTEMPTS = 5;
    static final int MAX_LOST = 3;

    private static final AtomicInteger COUNTER = new AtomicInteger();

    final Keys keys;
    final JobQueue queue;
    final RedisCommands<String, String> raw;

    private Bench(Redis redis, RedisCommands<String, String> raw) {
        String name = "t" + COUNTER.incrementAndGet();
        this.keys = new Keys(name);
        this.queue = redis.queue(name);
        this.raw = raw;
    }

    /** A queue that nobody else uses. */
    static Bench fresh() {
        return new Bench(Shared.REDIS, Shared.RAW);
    }

    static String url() {
        return Shared.SERVER.url();
    }

    /** A queue on a server of the test's own. */
    static Bench on(Redis redis, RedisCommands<String, String> raw) {
        return new Bench(redis, raw);
    }

    static String token() {
        return "token-0123456789-" + COUNTER.incrementAndGet();
    }

    Submission job(String id) {
        return Submission.of(new JobId(id), JobType.VOICEOVER, "{\"script\":\"Hello.\"}");
    }

    void submit(String... ids) {
        for (String id : ids) {
            queue.submit(job(id));
        }
    }

    /** Puts fields into the mailbox as a careless producer would. */
    void xadd(String... fields) {
        raw.xadd(keys.mailbox(), (Object[]) fields);
    }

    ClaimRequest ask(String node, String token) {
        return new ClaimRequest(node, "w-" + node, token, LEASE, 3, 200, VOICE);
    }

    ClaimReply claim(String node) {
        return queue.claim(ask(node, token()));
    }

    ClaimReply claim(String node, Capabilities can) {
        return queue.claim(new ClaimRequest(node, "w-" + node, token(), LEASE, 3, 200, can));
    }

    /** Claims, where a job must be had. */
    ClaimedJob take(String node) {
        return leased(claim(node));
    }

    static ClaimedJob leased(ClaimReply reply) {
        assertThat(reply).isInstanceOf(ClaimReply.Leased.class);
        return ((ClaimReply.Leased) reply).job();
    }

    /** Submits one job and claims it. */
    ClaimedJob running(String id) {
        submit(id);
        return take("n1");
    }

    List<Reaped> reap(DeadClaim... dead) {
        return queue.reap(100, MAX_LOST, 200, List.of(dead));
    }

    FinishReply finish(ClaimedJob job, Ending ending) {
        return queue.finish(job.id(), job.token(), ending);
    }

    List<BeatReply> beat(ClaimedJob job) {
        return queue.beat("n1", "w-n1", 3, LEASE, List.of(new Beat(job.id(), job.token(), "speech", 40)));
    }

    JobView view(String id) {
        return queue.job(new JobId(id)).orElseThrow();
    }

    Map<String, String> hash(String id) {
        return raw.hgetall(keys.job(id));
    }

    /** The clock of Redis in ms. */
    long now() {
        List<String> time = raw.time();
        return Long.parseLong(time.get(0)) * 1000 + Long.parseLong(time.get(1)) / 1000;
    }

    /** Makes a lease long past. */
    void lapse(String id, String node) {
        raw.zadd(keys.lease(), 1, id);
        raw.zadd(keys.slots(node), 1, id);
        raw.zadd(keys.tenantSlots(view(id).tenant()), 1, id);
    }

    /** Makes a waiting job due. */
    void ripen(String id) {
        raw.zadd(keys.later(), 1, id);
    }

    /** Makes an unsettled webhook event due. */
    void ripenHook(String event) {
        raw.zadd(keys.due(), 1, event);
    }

    /** Sets the moment at which the queue was last looked after. */
    void lastLookedAfter(long agoMs) {
        raw.hset(keys.meta(), "lastTime", Long.toString(now() - agoMs));
    }

    /** What was counted today under this name. */
    long counted(String name) {
        long sum = 0;
        for (String key : raw.keys(keys.stats("*"))) {
            String value = raw.hget(key, name);
            sum += value == null ? 0 : Long.parseLong(value);
        }
        return sum;
    }

    /** Every key of the queue with its whole content, for "nothing changed". */
    Map<String, String> dump() {
        Map<String, String> all = new TreeMap<>();
        for (String key : raw.keys(keys.prefix().replace("{", "\\{").replace("}", "\\}") + "*")) {
            all.put(key, content(key));
        }
        return all;
    }

    private String content(String key) {
        return switch (raw.type(key)) {
            case "hash" -> new TreeMap<>(raw.hgetall(key)).toString();
            case "zset" -> raw.zrangeWithScores(key, 0, -1).toString();
            case "list" -> raw.lrange(key, 0, -1).toString();
            case "stream" -> raw.xrange(key, io.lettuce.core.Range.unbounded()).toString();
            case String other -> other;
        };
    }

    private static final class Shared {
        static final RedisServer SERVER = RedisServer.start();
        static final Redis REDIS = Redis.open(SERVER.url(), "test");
        static final RedisCommands<String, String> RAW =
                RedisClient.create(SERVER.url()).connect().sync();
    }
}
