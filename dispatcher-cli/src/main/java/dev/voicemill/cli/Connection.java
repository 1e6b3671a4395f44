package dev.voicemill.cli;

import dev.voicemill.config.Environment;
import dev.voicemill.config.Secret;
import dev.voicemill.queue.JobQueue;
import dev.voicemill.queue.Redis;
import dev.voicemill.queue.RedisUnavailable;
import java.util.Objects;

/** The queue that {@code REDIS_URL} and {@code VM_QUEUE} name; opened by each command that needs it, and closed. */
final class Connection implements AutoCloseable {
    private static final String CLIENT_NAME = "cli";

    private final Redis redis;
    private final JobQueue queue;
    private final String name;

    private Connection(Redis redis, JobQueue queue, String name) {
        this.redis = redis;
        this.queue = queue;
        this.name = name;
    }

    static Connection open(Console console) {
        var environment = new Environment(console.environment());
        Secret address = environment.secretAddress("REDIS_URL", "redis://127.0.0.1:6379");
        String name = environment.text("VM_QUEUE", "render");
        environment.throwIfAny();
        environment.notices().forEach(notice -> console.err().println("warning: " + notice));
        Redis redis = reached(address);
        try {
            return new Connection(redis, redis.queue(name), name);
        } catch (IllegalArgumentException e) {
            redis.close();
            throw new Refusal(ExitCode.USAGE, "VM_QUEUE: " + e.getMessage());
        } catch (RedisUnavailable e) {
            redis.close();
            throw e;
        }
    }

    private static Redis reached(Secret address) {
        try {
            return Redis.open(address.reveal(), CLIENT_NAME);
        } catch (IllegalArgumentException e) {
            throw new Refusal(ExitCode.USAGE, Objects.requireNonNullElse(e.getMessage(), "REDIS_URL is not usable"));
        }
    }

    JobQueue queue() {
        return queue;
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        queue.close();
        redis.close();
    }
}
