package dev.voicemill.worker.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.voicemill.sign.WebhookHeaders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A real webhook receiver on loopback that answers as a test tells it. */
final class Receiver implements AutoCloseable {
    private static final int PATIENCE_S = 30;

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Semaphore arrivals = new Semaphore(0);
    private volatile Answer answer = new Answer(200, List.of(), 0);
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** A webhook as it came in. */
    record Received(WebhookHeaders headers, String contentType, String body) {
        byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }

    private record Answer(int status, List<String> header, long bodyBytes) {}

    private Receiver(HttpServer server) {
        this.server = server;
    }

    static Receiver start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        var receiver = new Receiver(server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", receiver::receive);
        server.start();
        return receiver;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    String hook() {
        return endpoint() + "/hook";
    }

    void answers(int status, String... header) {
        answer = new Answer(status, List.of(header), 0);
    }

    void answersWithBody(long bytes) {
        answer = new Answer(200, List.of(), bytes);
    }

    /** Webhooks that arrive from now on get no answer until {@link #release}. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    void release() {
        gate.countDown();
    }

    List<Received> received() {
        return received;
    }

    /** The next webhook that has not been awaited yet. */
    void awaitArrival() throws InterruptedException {
        if (!arrivals.tryAcquire(PATIENCE_S, TimeUnit.SECONDS)) {
            throw new AssertionError("no webhook arrived within " + PATIENCE_S + " s");
        }
    }

    @Override
    public void close() {
        release();
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        received.add(new Received(
                new WebhookHeaders(
                        headers.getFirst(WebhookHeaders.ID),
                        headers.getFirst(WebhookHeaders.TIMESTAMP),
                        headers.getFirst(WebhookHeaders.SIGNATURE)),
                headers.getFirst("content-type"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        arrivals.release();
        Answer now = answer;
        try {
            gate.await(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        for (String line : now.header()) {
            int colon = line.indexOf(':');
            exchange.getResponseHeaders()
                    .add(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        exchange.sendResponseHeaders(now.status(), now.bodyBytes() == 0 ? -1 : now.bodyBytes());
        try (var out = exchange.getResponseBody()) {
            for (long left = now.bodyBytes(); left > 0; left -= 8192) {
                out.write(new byte[(int) Math.min(left, 8192)]);
            }
        }
    }
}
