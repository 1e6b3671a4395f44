package dev.voicemill.worker;

import dev.voicemill.job.JobType;
import dev.voicemill.net.GuardedHttp;
import dev.voicemill.queue.Capabilities;
import dev.voicemill.queue.JobQueue;
import dev.voicemill.queue.Redis;
import dev.voicemill.queue.RedisUnavailable;
import dev.voicemill.queue.WorkerFacts;
import dev.voicemill.storage.ObjectStore;
import dev.voicemill.storage.ObjectStores;
import dev.voicemill.storage.StorageException;
import dev.voicemill.worker.lease.Claims;
import dev.voicemill.worker.lease.LeaseKeeper;
import dev.voicemill.worker.lease.Loop;
import dev.voicemill.worker.lease.NodeSlots;
import dev.voicemill.worker.lease.Reaper;
import dev.voicemill.worker.observe.EventLog;
import dev.voicemill.worker.observe.Health;
import dev.voicemill.worker.observe.WorkerEvent;
import dev.voicemill.worker.run.JobRunner;
import dev.voicemill.worker.run.RetryPolicy;
import dev.voicemill.worker.run.RunningJobs;
import dev.voicemill.worker.run.VoiceoverMaker;
import dev.voicemill.worker.webhook.Delivery;
import dev.voicemill.worker.webhook.WebhookSender;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The composition root: the only tree of {@code new}. Opens everything in the order in which it can fail, cheap things first,
 * starts the loops, and waits for {@link #stop()}; what it opened is closed in reverse order, models and connections last.
 */
public final class Worker implements AutoCloseable {
    private static final Duration REDIS_AGAIN = Duration.ofSeconds(2);
    private static final Duration FACTS = Duration.ofMinutes(2);
    private static final Duration HOOKS = Duration.ofSeconds(1);

    private final WorkerConfig config;
    private final List<String> notices;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final CountDownLatch stopNow = new CountDownLatch(2);

    /** @param notices what the settings' reader wants to tell though nothing is wrong */
    public Worker(WorkerConfig config, List<String> notices) {
        this.config = config;
        this.notices = notices;
    }

    /** Asks for the drain; a second call skips its grace. Returns at once; any thread. */
    public void stop() {
        stopAsked.countDown();
        stopNow.countDown();
    }

    /** Takes jobs until {@link #stop()}. Throws {@link Unfit} where the machine or its surroundings cannot serve. */
    public void run() throws InterruptedException {
        try {
            serve();
        } catch (IOException e) {
            throw new Unfit("The worker cannot start: " + e.getMessage());
        } catch (StorageException e) {
            throw new Unfit(String.valueOf(e.getMessage()));
        }
    }

    private void serve() throws IOException, StorageException, InterruptedException {
        var health = keep(new Health(config.httpPort()));
        var log = new EventLog();
        Consumer<WorkerEvent> events = event -> {
            health.accept(event);
            log.accept(event);
        };
        var identity = config.identity();
        events.accept(new WorkerEvent.Starting(
                identity.worker(), identity.node(), config.queue(), identity.slots(), Version.text()));
        notices.forEach(notice -> events.accept(new WorkerEvent.Notice(notice)));

        var slots = keep(new NodeSlots(config.folders().slots(), identity.slots()));
        var store = keep(ObjectStores.open(config.storage()));
        check(store, events);
        var studio = keep(Studio.open(config.speech()));
        studio.load(events);
        var redis = connect(events);
        if (redis == null) {
            return;
        }
        keep(redis);

        var queue = keep(redis.queue(config.queue()));
        var keeper = new LeaseKeeper(
                keep(redis.queue(config.queue())), identity, config.limits().lease(), System::nanoTime, events);
        var runner = new JobRunner(
                new VoiceoverMaker(queue, studio.speech(), store, studio.ffmpeg(), events),
                config.addresses(),
                config.folders().work(),
                config.limits().job(),
                InstantSource.system(),
                events);
        var wake = new Wake();
        var jobs = new RunningJobs(runner, queue, keeper, new RetryPolicy(RandomGenerator.getDefault()), events, wake);
        var claims = new Claims(
                new Claims.Desk(
                        keep(redis.queue(config.queue())), keep(redis.doorbell(config.queue())), System::nanoTime),
                identity,
                new Capabilities(
                        Set.of(JobType.VOICEOVER), studio.speech().engines(), memoryClass(), Capabilities.SCHEMA),
                config.limits().lease(),
                slots,
                jobs::start);
        var reaperQueue = keep(redis.queue(config.queue()));
        var reaper = new Reaper(reaperQueue, slots, wake, RandomGenerator.getDefault(), events);

        var claimLoop = new Loop("claims", claims::tick, events);
        wake.wakes(claimLoop);
        var loops = new Drain.Loops(
                claimLoop,
                new Loop("lease-keeper", keeper::tick, events),
                List.of(
                        new Loop("reaper", reaper::tick, events),
                        new Loop("facts", () -> announce(reaperQueue, studio), events),
                        hookLoop(redis, store, events)));
        loops.start();
        events.accept(new WorkerEvent.Ready(identity.worker(), identity.node()));
        stopAsked.await();
        new Drain(loops, jobs, keeper, config.limits().drain(), events).run(stopNow);
    }

    private static void check(ObjectStore store, Consumer<WorkerEvent> events) throws StorageException {
        try {
            store.check();
        } catch (StorageException e) {
            if (!e.transientFault()) {
                throw e;
            }
            events.accept(new WorkerEvent.Notice(
                    e.getMessage() + " Jobs are taken all the same, and tried again while it is away."));
        }
    }

    /** Waits for Redis as long as it takes: a fleet may start before its Redis does. Null when stopped meanwhile. */
    private @org.jspecify.annotations.Nullable Redis connect(Consumer<WorkerEvent> events) throws InterruptedException {
        boolean told = false;
        long since = System.nanoTime();
        while (true) {
            try {
                var redis =
                        Redis.open(config.redisUrl().reveal(), config.identity().worker());
                if (told) {
                    events.accept(new WorkerEvent.RedisBack(Duration.ofNanos(System.nanoTime() - since)));
                }
                return redis;
            } catch (RedisUnavailable e) {
                if (!told) {
                    told = true;
                    events.accept(new WorkerEvent.RedisLost(String.valueOf(e.getMessage())));
                }
            }
            if (stopAsked.await(REDIS_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                return null;
            }
        }
    }

    private Duration announce(JobQueue queue, Studio studio) {
        queue.announceWorker(new WorkerFacts(
                config.identity().worker(),
                config.identity().node(),
                Version.text(),
                ProcessHandle.current().pid(),
                studio.speech().engines().stream().map(engine -> engine.wire()).toList()));
        return FACTS;
    }

    private Loop hookLoop(Redis redis, ObjectStore store, Consumer<WorkerEvent> events) {
        var secret = config.webhookSecret();
        if (secret.isEmpty()) {
            events.accept(new WorkerEvent.Notice(
                    "VM_WEBHOOK_SECRET is not set: webhooks stay in the outbox until a worker with the secret runs."));
            return new Loop("webhooks", () -> FACTS, events);
        }
        var delivery =
                new Delivery(keep(new GuardedHttp(config.addresses())), secret.get(), store, InstantSource.system());
        var sender = keep(new WebhookSender(
                keep(redis.queue(config.queue())), config.identity().worker(), delivery, new HookEvents(events)));
        return new Loop("webhooks", () -> sender.tick() ? Duration.ZERO : HOOKS, events);
    }

    private static String memoryClass() {
        return Runtime.getRuntime().maxMemory() < (900L << 20) ? "low" : "standard";
    }

    private <T extends AutoCloseable> T keep(T resource) {
        opened.push(resource);
        return resource;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                // The process ends; what cannot be closed any more goes with it.
                Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), e);
            }
        }
    }
}
