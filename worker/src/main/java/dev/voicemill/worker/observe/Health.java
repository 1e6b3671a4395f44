package dev.voicemill.worker.observe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Two answers on loopback: {@code /live} while the process runs, and {@code /ready} (200, else 503 with the reason) while it
 * can take jobs: models loaded, Redis answering, not draining.
 */
public final class Health implements Consumer<WorkerEvent>, AutoCloseable {
    private final HttpServer server;
    private volatile String notReady = "starting";

    /** @param port 0 takes any free one */
    public Health(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/live", exchange -> answer(exchange, 200, "live\n"));
        server.createContext("/ready", exchange -> {
            var reason = notReady;
            answer(exchange, reason.isEmpty() ? 200 : 503, reason.isEmpty() ? "ready\n" : reason + "\n");
        });
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void accept(WorkerEvent event) {
        if (event instanceof WorkerEvent.Ready || event instanceof WorkerEvent.RedisBack) {
            notReady = "";
        } else if (event instanceof WorkerEvent.RedisLost) {
            notReady = "Redis does not answer";
        } else if (event instanceof WorkerEvent.Draining) {
            notReady = "draining";
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
