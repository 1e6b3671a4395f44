package dev.voicemill.queue;

/** Redis cannot be used now: not reachable, too slow, or refusing; the message says where and what to do. */
public final class RedisUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RedisUnavailable(String message) {
        super(message);
    }

    public RedisUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
