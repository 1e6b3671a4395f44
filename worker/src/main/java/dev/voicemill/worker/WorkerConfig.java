package dev.voicemill.worker;

import dev.voicemill.config.Environment;
import dev.voicemill.config.Secret;
import dev.voicemill.net.AddressGuard;
import dev.voicemill.sign.WebhookSecret;
import dev.voicemill.storage.StorageSettings;
import dev.voicemill.worker.lease.NodeIdentity;
import dev.voicemill.worker.speech.SpeechSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The settings of one worker.
 *
 * @param webhookSecret master secret of the webhook signatures; without it webhooks stay in the outbox
 * @param addresses what webhooks may reach
 */
public record WorkerConfig(
        Secret redisUrl,
        String queue,
        NodeIdentity identity,
        SpeechSettings speech,
        StorageSettings storage,
        Optional<Secret> webhookSecret,
        AddressGuard addresses,
        Folders folders,
        Limits limits,
        int httpPort) {
    /**
     * Where the worker writes.
     *
     * @param work scratch space, one folder per job
     * @param slots lock files shared by all workers of the machine
     */
    public record Folders(Path work, Path slots) {}

    /** Times that bound the work. */
    public record Limits(Duration lease, Duration job, Duration drain) {}

    public enum LogFormat {
        TEXT,
        JSON
    }

    /** Reads everything and notes every problem in {@code environment}; the caller decides what a problem means. */
    public static WorkerConfig from(Environment environment) {
        var redis = environment.secretAddress("REDIS_URL", "redis://127.0.0.1:6379");
        var queue = environment.text("VM_QUEUE", "render");
        if (!queue.matches("[A-Za-z0-9_-]{1,32}")) {
            environment.problem("VM_QUEUE", "\"" + queue + "\" is not usable; use 1 to 32 letters, digits, _ or -");
        }
        var identity = new NodeIdentity(
                name(environment, "VM_NODE", hostName()),
                name(environment, "VM_WORKER_ID", hostName() + "-" + randomName()),
                environment.integer("MAX_CONCURRENT_JOBS", 3, 1, 64));
        var speech = SpeechSettings.from(environment);
        var storage = StorageSettings.from(environment);
        var secret = WebhookSecret.master(environment);
        var addresses = AddressGuard.from(environment);
        var work = environment.path("VM_WORK_DIR", cacheFolder());
        var folders = new Folders(work, environment.path("VM_SLOTS_DIR", slotsFolder(work)));
        var limits = new Limits(
                environment.millis(
                        "VM_LEASE_MS", Duration.ofSeconds(30), Duration.ofMillis(1500), Duration.ofMinutes(10)),
                environment.seconds(
                        "VM_JOB_TIMEOUT_S", Duration.ofMinutes(30), Duration.ofSeconds(5), Duration.ofHours(24)),
                environment.seconds("VM_DRAIN_S", Duration.ofSeconds(60), Duration.ZERO, Duration.ofHours(1)));
        int port = environment.integer("VM_HTTP_PORT", 9464, 0, 65_535);
        environment.choice("VM_LOG_FORMAT", LogFormat.class, LogFormat.TEXT);
        return new WorkerConfig(redis, queue, identity, speech, storage, secret, addresses, folders, limits, port);
    }

    private static String name(Environment environment, String variable, String standard) {
        var name = environment.text(variable, standard);
        if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
            environment.problem(variable, "\"" + name + "\" is not usable; use 1 to 64 letters, digits, dots, _ or -");
        }
        return name;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9._-]", "-");
        } catch (UnknownHostException _) {
            return "node";
        }
    }

    private static String randomName() {
        var bytes = new byte[4];
        RandomGenerator.getDefault().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Path cacheFolder() {
        var cache = System.getenv("XDG_CACHE_HOME");
        var base =
                cache != null && !cache.isBlank() ? Path.of(cache) : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("voicemill");
    }

    private static Path slotsFolder(Path work) {
        var run = Path.of("/run/voicemill");
        return Files.isWritable(run) || Files.isWritable(Path.of("/run")) ? run : work.resolve("slots");
    }
}
