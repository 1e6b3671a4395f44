package dev.voicemill.queue;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SocketOptions;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The Redis server of one or more queues. Safe for many threads; closing it breaks every queue and doorbell opened from
 * it.
 */
public final class Redis implements AutoCloseable {
    /** How long one command may take; a start value, far above the few ms of the slowest script. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int COMMANDS_IN_FLIGHT = 1024;

    private final RedisClient client;
    private final RedisAddress address;
    private final String clientName;
    private final RedisLink own;

    private Redis(RedisAddress address, String clientName) {
        this.address = address;
        this.clientName = clientName;
        this.client = RedisClient.create();
        client.setOptions(options());
        this.own = link("facts", facts -> {});
    }

    /**
     * Reaches the server once and keeps a connection to it.
     *
     * @param url {@code redis://}, {@code rediss://} or {@code redis-sentinel://}; may hold a password
     * @param clientName shown by {@code CLIENT LIST}; letters, digits and hyphens
     * @throws IllegalArgumentException if the url is none of these
     * @throws RedisUnavailable if the server cannot be reached
     */
    public static Redis open(String url, String clientName) {
        var redis = new Redis(RedisAddress.of(url), clientName);
        try {
            redis.facts();
            return redis;
        } catch (RuntimeException unreachable) {
            redis.close();
            throw unreachable;
        }
    }

    /**
     * A queue over its own connection; every new connection looks at the server again.
     *
     * @throws RedisUnavailable if the server may not hold a queue, listing every reason with its fix
     */
    public JobQueue queue(String queueName) {
        var keys = new Keys(queueName);
        var link = link("queue", this::refuseUnfit);
        link.call(it -> it.ping());
        return new JobQueue(link, keys);
    }

    /** The mailbox's bell over its own connection, because a blocking read stalls every command beside it. */
    public Doorbell doorbell(String queueName) {
        return new Doorbell(link("doorbell", this::refuseUnfit), new Keys(queueName));
    }

    /** What the server says of itself now. */
    public ServerFacts facts() {
        return ServerFacts.of(own.call(it -> it.info()));
    }

    private void refuseUnfit(ServerFacts facts) {
        List<String> problems = facts.problems();
        if (!problems.isEmpty()) {
            throw new RedisUnavailable(
                    "Redis at " + address + " cannot hold a queue: " + String.join("; also, ", problems));
        }
    }

    private RedisLink link(String purpose, Consumer<ServerFacts> gate) {
        return new RedisLink(client, address, "voicemill-" + clientName + "-" + purpose, PATIENCE, gate);
    }

    private static ClientOptions options() {
        // No reconnecting behind our back: it resends commands, and waits up to 30 s between tries.
        return ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(COMMANDS_IN_FLIGHT)
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT)
                        .keepAlive(true)
                        .build())
                .build();
    }

    @Override
    public void close() {
        own.close();
        client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
    }
}
