package dev.voicemill.queue;

import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.time.Duration;

/**
 * The bell of the mailbox: a read that blocks on its own connection until an entry is there. One thread at a time.
 *
 * <p>It rings at once while anything lies in the mailbox, so no entry can slip by between two waits.
 */
public final class Doorbell implements AutoCloseable {
    /** A blocking read may last longer than asked (redis#12998). */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final RedisLink link;
    private final StreamOffset<String> mailbox;

    Doorbell(RedisLink link, Keys keys) {
        this.link = link;
        this.mailbox = StreamOffset.from(keys.mailbox(), "0-0");
    }

    /**
     * Waits for an entry, at most this long (at least 1 ms).
     *
     * @return whether the mailbox holds something; false also when the thread was interrupted, which stays flagged
     * @throws RedisUnavailable if Redis is gone; wait a moment before the next call
     */
    @SuppressWarnings("unchecked") // Lettuce takes its streams as a generic varargs array and only reads it.
    public boolean await(Duration max) {
        long ms = Math.max(1, max.toMillis());
        try {
            return !link.call(it -> it.xread(XReadArgs.Builder.block(ms).count(1), mailbox), GRACE.plusMillis(ms))
                    .isEmpty();
        } catch (RedisUnavailable unavailable) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            throw unavailable;
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
