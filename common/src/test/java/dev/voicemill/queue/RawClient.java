package dev.voicemill.queue;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;

/** A plain connection to a server of the test's own. */
record RawClient(RedisClient client, RedisCommands<String, String> commands) implements AutoCloseable {
    RawClient(String url) {
        this(RedisClient.create(url));
    }

    private RawClient(RedisClient client) {
        this(client, client.connect().sync());
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }
}
