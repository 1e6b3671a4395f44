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
            var uri = RedisURI.create(url);
            if (hasPort(uri)) {
                return new RedisAddress(uri);
            }
        } catch (IllegalArgumentException unreadable) {
            // Its message quotes the text, and with it the password.
        }
        throw new IllegalArgumentException("REDIS_URL is not an address of Redis; " + FORMS);
    }

    /** False where the port is no number: the parser then takes it for a part of the host. */
    private static boolean hasPort(RedisURI uri) {
        String host = uri.getHost();
        return host == null || host.indexOf(':') < 0 || host.indexOf(':') != host.lastIndexOf(':');
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
