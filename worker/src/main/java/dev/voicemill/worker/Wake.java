package dev.voicemill.worker;

import dev.voicemill.worker.lease.Loop;
import java.util.concurrent.atomic.AtomicReference;

/** Wakes the claim loop from parts that are built before it: a job that ended, a job that was reaped. */
final class Wake implements Runnable {
    private final AtomicReference<Loop> loop = new AtomicReference<>();

    void wakes(Loop claims) {
        loop.set(claims);
    }

    @Override
    public void run() {
        var claims = loop.get();
        if (claims != null) {
            claims.poke();
        }
    }
}
