package dev.voicemill.ops;

import dev.voicemill.config.Environment;
import dev.voicemill.config.Secret;
import dev.voicemill.queue.JobQueue;
import dev.voicemill.queue.Redis;
import dev.voicemill.storage.ObjectStore;
import dev.voicemill.storage.ObjectStores;
import dev.voicemill.storage.StorageSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A whole Voicemill on loopback: Redis, an S3 server, a webhook receiver and workers, each on a free port, with secrets
 * made for this one run. What it opens ends with the {@link Teardown} it was given.
 *
 * @param producer who sends jobs
 * @param queue where jobs are watched
 * @param store where results lie
 * @param sink who hears of their end
 */
record Studio(Producer producer, JobQueue queue, ObjectStore store, WebhookSink sink, List<WorkerProcess> workers) {
    private static final String BUCKET = "voicemill-demo";
    private static final String QUEUE = "render";

    /**
     * Starts everything and returns when all workers take jobs.
     *
     * @param home the distribution folder
     * @param scratch a folder for what need not last
     * @param logs a folder for what the workers say
     * @param nodes how many workers, each as if on a machine of its own
     */
    static Studio open(Path home, Scratch scratch, Path logs, int nodes, Teardown teardown)
            throws IOException, InterruptedException {
        Secret master = new Secret(HexFormat.of().formatHex(SecureRandom.getSeed(32)));
        RedisProcess redis = teardown.add(RedisProcess.start(scratch.folder("redis")));
        S3Server s3 = teardown.add(S3Server.start(scratch.folder("s3"), BUCKET));
        WebhookSink sink = teardown.add(WebhookSink.start(master, InstantSource.system()));

        Map<String, String> settings = new TreeMap<>(s3.environment());
        settings.put("REDIS_URL", redis.url().toString());
        settings.put("VM_QUEUE", QUEUE);
        settings.put("VM_WEBHOOK_SECRET", master.reveal());
        settings.put("VM_NET_ALLOW", sink.allowance());
        settings.put("VM_HTTP_PORT", "0");
        settings.put("VM_DRAIN_S", "2");
        // One job each, so that two jobs are shared by two workers.
        settings.put("MAX_CONCURRENT_JOBS", "1");

        List<WorkerProcess> workers = new ArrayList<>();
        for (int number = 1; number <= nodes; number++) {
            Map<String, String> own = new TreeMap<>(settings);
            own.put("VM_NODE", "demo-" + number);
            own.put("VM_WORK_DIR", scratch.folder("work-" + number).toString());
            own.put("VM_SLOTS_DIR", scratch.folder("slots-" + number).toString());
            Path log = logs.resolve("worker-" + number + ".log");
            workers.add(teardown.add(WorkerProcess.start(home, "worker " + number, own, log)));
        }
        for (WorkerProcess worker : workers) {
            worker.awaitReady();
        }

        s3.admitThisProcess();
        ObjectStore store = teardown.add(ObjectStores.open(StorageSettings.from(new Environment(s3.environment()))));
        Redis client = teardown.add(Redis.open(redis.url().toString(), "demo"));
        JobQueue queue = teardown.add(client.queue(QUEUE));
        Map<String, String> where = Map.of("REDIS_URL", redis.url().toString(), "VM_QUEUE", QUEUE);
        return new Studio(new Producer(home, where), queue, store, sink, List.copyOf(workers));
    }

    /**
     * Makes sure that the workers still run.
     *
     * @throws ProgramFailure with the last words of one that does not
     */
    void check() throws IOException {
        for (WorkerProcess worker : workers) {
            worker.check();
        }
    }
}
