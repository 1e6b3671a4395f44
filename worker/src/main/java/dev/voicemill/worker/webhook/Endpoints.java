package dev.voicemill.worker.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The receivers that this process called lately, by endpoint id. Those not called for an hour are forgotten, and the
 * longest idle one when there are too many: resilience4j's own registries keep every instance for ever
 * (resilience4j#273).
 */
final class Endpoints {
    static final int MOST = 1000;
    static final Duration IDLE = Duration.ofHours(1);

    private final Care care;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<String, Kept> byId = new LinkedHashMap<>(16, 0.75f, true);

    Endpoints(Care care, InstantSource clock) {
        this.care = care;
        this.clock = clock;
    }

    Endpoint of(String id) {
        lock.lock();
        try {
            Instant now = clock.instant();
            Kept kept = byId.get(id);
            Endpoint endpoint = kept == null ? new Endpoint(id, care, clock) : kept.endpoint();
            byId.put(id, new Kept(endpoint, now));
            forget(now);
            return endpoint;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        return byId.size();
    }

    /** The map is in the order of last use, so the first entries are the ones to go. */
    private void forget(Instant now) {
        var eldest = byId.entrySet().iterator();
        while (eldest.hasNext()) {
            Map.Entry<String, Kept> entry = eldest.next();
            boolean idle = entry.getValue().used().plus(IDLE).isBefore(now);
            if (!idle && byId.size() <= MOST) {
                return;
            }
            eldest.remove();
        }
    }

    private record Kept(Endpoint endpoint, Instant used) {}
}
