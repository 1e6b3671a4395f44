package dev.voicemill.cli;

import dev.voicemill.config.Environment;
import dev.voicemill.config.Secret;
import dev.voicemill.queue.JobQueue;
import dev.voicemill.queue.Redis;

/** The queue that {@code REDIS_URL} and {@code VM_QUEUE} name; opened by each command that needs it, and closed. */
final class Connection implements AutoCloseable {
    private static final String CLIENT_NAME = "cli";

    private final Redis redis;
    private final JobQueue queue;
    private final String name;

    private Connection(Redis redis, String name) {
        this.redis = redis;
        this.name = name;
        this.queue = redis.queue(name);
    }

    static Connection open(Console console) {
        var environment = new Environment(console.environment());
        Secret address = environment.secretAddress("REDIS_URL", "redis://127.0.0.1:6379");
        String name = environment.text("VM_QUEUE", "render");
        environment.throwIfAny();
        environment.notices().forEach(notice -> console.err().println("warning: " + notice));
        return new Connection(Redis.open(address.reveal(), CLIENT_NAME), name);
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
