package dev.voicemill.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.voicemill.config.Secret;
import dev.voicemill.job.JobId;
import dev.voicemill.sign.WebhookHeaders;
import dev.voicemill.sign.WebhookSecret;
import dev.voicemill.sign.WebhookSignature;
import dev.voicemill.sign.WebhookSignature.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A receiver of webhooks on a free loopback port, as a producer would write one: it believes a webhook only when its
 * signature is good, and remembers what it heard of each job.
 */
final class WebhookSink implements AutoCloseable {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORIZED = 401;
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private final Secret secret;
    private final InstantSource clock;
    private final Map<String, Verdict> heard = new ConcurrentHashMap<>();

    private WebhookSink(HttpServer server, Secret master, InstantSource clock) {
        this.server = server;
        this.clock = clock;
        this.secret = WebhookSecret.derive(master, WebhookSecret.endpointId(url().toString()), 1);
    }

    /**
     * Starts the receiver.
     *
     * @param master the workers' {@code VM_WEBHOOK_SECRET}, from which this receiver's own secret is derived
     */
    static WebhookSink start(Secret master, InstantSource clock) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        WebhookSink sink = new WebhookSink(server, master, clock);
        server.createContext("/hook", sink::receive);
        server.start();
        return sink;
    }

    /** The address to give as a job's hook. */
    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    /** What a worker's {@code VM_NET_ALLOW} needs, as workers call public addresses only. */
    String allowance() {
        return "http://127.0.0.1/32:" + server.getAddress().getPort();
    }

    /** The verdict on the webhook of a job; empty while none has come. */
    Optional<Verdict> heardOf(JobId job) {
        return Optional.ofNullable(heard.get(job.value()));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
            WebhookHeaders headers = new WebhookHeaders(
                    header(exchange, WebhookHeaders.ID),
                    header(exchange, WebhookHeaders.TIMESTAMP),
                    header(exchange, WebhookHeaders.SIGNATURE));
            Verdict verdict = WebhookSignature.verify(secret, headers, body, clock.instant());
            // The id of a webhook is <job>:<generation>:<intake>. A forged one does not unsay a good one.
            heard.merge(
                    headers.id().split(":", 2)[0], verdict, (before, now) -> before == Verdict.VALID ? before : now);
            exchange.sendResponseHeaders(verdict == Verdict.VALID ? NO_CONTENT : UNAUTHORIZED, NO_BODY);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }
}
