package dev.voicemill.ops;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has to be closed, last opened first, once: at the end of the work or when the JVM is told to stop (Ctrl-C,
 * SIGTERM), whichever comes first. Any thread.
 */
final class Teardown implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;

    /** Registers one more thing; closes it at once, and fails, when everything is being closed already. */
    synchronized <T extends AutoCloseable> T add(T thing) {
        open.push(thing);
        if (closed) {
            closeAll();
            throw new IllegalStateException("stopping");
        }
        return thing;
    }

    /** True once closing has begun: what fails after that fails because of it. */
    synchronized boolean closed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        closeAll();
    }

    private void closeAll() {
        while (!open.isEmpty()) {
            AutoCloseable thing = open.pop();
            try {
                thing.close();
            } catch (Exception e) {
                // One that cannot be closed must not keep the others open.
                System.err.println("while cleaning up: " + e);
            }
        }
    }
}
