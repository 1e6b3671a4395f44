package dev.voicemill.queue;

import io.lettuce.core.RedisURI;
import java.time.Duration;

/** Where Redis is, as {@code REDIS_URL} says it; never shows its password. */
final class RedisAddress {
    private static final String FORMS = "use redis://[user:password@]host[:port][/database], rediss:// for TLS, or"
            + " redis-sentinel://host1,host2/0#master-name";

    private final RedisURI uri;

    private RedisAddress(RedisURI uri) {
        this.uri = uri;
    }

    /** Throws {@link IllegalArgumentException} with the accepted forms; the text itself may hold a password. */
    static RedisAddress of(String url) {
        if (url.startsWith("redis-cluster://") || url.startsWith("rediss-cluster://")) {
            throw new IllegalArgumentException("REDIS_URL names a cluster, which is not supported yet; " + FORMS);
        }
        try {
            return new RedisAddress(RedisURI.create(url));
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("REDIS_URL is not an address of Redis; " + FORMS, null);
        }
    }

    /** For one named connection; connecting takes no longer than {@code patience}. */
    RedisURI named(String clientName, Duration patience) {
        return RedisURI.builder(uri)
                .withClientName(clientName)
                .withTimeout(patience)
                .build();
    }

    /** Host and port, or the sentinels, for messages. */
    @Override
    public String toString() {
        if (!uri.getSentinels().isEmpty()) {
            return "redis-sentinel " + uri.getSentinelMasterId() + " at "
                    + String.join(
                            ", ",
                            uri.getSentinels().stream()
                                    .map(node -> node.getHost() + ":" + node.getPort())
                                    .toList());
        }
        return uri.getSocket() != null ? uri.getSocket() : uri.getHost() + ":" + uri.getPort();
    }
}
