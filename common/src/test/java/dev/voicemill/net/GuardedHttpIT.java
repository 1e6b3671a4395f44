package dev.voicemill.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.voicemill.fixture.FaultyLine;
import dev.voicemill.fixture.FaultyLine.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardedHttpIT {
    private static final byte[] BODY = "{\"type\":\"job.done\"}".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, String> HEADERS = Map.of("webhook-id", "x", "content-type", "application/json");

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<String> received = new AtomicReference<>("");
    private HttpServer receiver;
    private FaultyLine line;
    private GuardedHttp http;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/ok", exchange -> {
            calls.incrementAndGet();
            received.set(exchange.getRequestHeaders().getFirst("webhook-id") + " "
                    + exchange.getRequestHeaders().getFirst("content-type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
        });
        receiver.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/ok");
            exchange.sendResponseHeaders(307, -1);
        });
        receiver.createContext("/busy", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "90");
            exchange.sendResponseHeaders(429, -1);
        });
        receiver.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                for (int block = 0; block < 1_000_000; block++) {
                    out.write(new byte[64 * 1024]);
                }
            }
        });
        receiver.start();
        line = FaultyLine.to(
                URI.create("http://127.0.0.1:" + receiver.getAddress().getPort()));
        http = new GuardedHttp(AddressGuard.allowing("http://127.0.0.1:*"), Duration.ofSeconds(15));
    }

    @AfterEach
    void stop() {
        http.close();
        line.close();
        receiver.stop(0);
    }

    @Test
    void deliversBodyAndHeadersToAReceiverThatIsOpened() throws IOException {
        assertThat(post("/ok").status()).isEqualTo(204);
        assertThat(received).hasValue("x application/json {\"type\":\"job.done\"}");
    }

    @Test
    void followsNoRedirect() throws IOException {
        assertThat(post("/moved").status()).isEqualTo(307);
        assertThat(calls).hasValue(0);
    }

    @Test
    void passesOnHowLongToWait() throws IOException {
        assertThat(post("/busy").retryAfter()).contains(Duration.ofSeconds(90));
    }

    @Test
    void doesNotReadAnEndlessAnswer() throws IOException {
        assertThat(post("/endless").status()).isEqualTo(200);
    }

    @Test
    void refusesBeforeAnythingIsSent() {
        var strict = new GuardedHttp(AddressGuard.allowing());
        assertThatThrownBy(() -> strict.post(line.endpoint(), HEADERS, BODY)).isInstanceOf(AddressRefused.class);
        assertThat(line.connections()).isZero();
        strict.close();
    }

    /** DNS rebinding: the second look-up would name another machine, so there is none. */
    @Test
    void looksANameUpOnce() throws IOException {
        var lookups = new AtomicInteger();
        Dns rebinding = _ -> List.of(InetAddress.ofLiteral(lookups.incrementAndGet() == 1 ? "127.0.0.1" : "10.0.0.1"));
        var guard = new AddressGuard(List.of(AllowedNet.of("http://127.0.0.1:*")), rebinding);
        try (var rebound = new GuardedHttp(guard)) {
            URI named = URI.create("http://rebind.example:" + line.endpoint().getPort() + "/ok");
            assertThat(rebound.post(named, HEADERS, BODY).status()).isEqualTo(204);
        }
        assertThat(lookups).hasValue(1);
    }

    @Test
    void triesTheNextAddressWhenNobodyListensOnTheFirst() throws IOException {
        Dns two = _ -> List.of(InetAddress.ofLiteral("127.0.0.9"), InetAddress.ofLiteral("127.0.0.1"));
        try (var http = new GuardedHttp(new AddressGuard(List.of(AllowedNet.of("http://127.0.0.0/8:*")), two))) {
            URI named = URI.create("http://two.example:" + line.endpoint().getPort() + "/ok");
            assertThat(http.post(named, HEADERS, BODY).status()).isEqualTo(204);
        }
    }

    @Test
    void sendsABodyOnceThoughTheNameHasMoreAddresses() {
        line.set(new Fault.Cut(10));
        Dns two = _ -> List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("127.0.0.1"));
        try (var http = new GuardedHttp(new AddressGuard(List.of(AllowedNet.of("http://127.0.0.0/8:*")), two))) {
            URI named = URI.create("http://two.example:" + line.endpoint().getPort() + "/ok");
            assertThatThrownBy(() -> http.post(named, HEADERS, BODY)).isInstanceOf(IOException.class);
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void tellsAClosedPortFromABrokenCall() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        URI closed = URI.create("http://127.0.0.1:" + free + "/");
        assertThatThrownBy(() -> http.post(closed, HEADERS, BODY)).isInstanceOf(NotConnected.class);
        line.set(new Fault.Reset());
        assertThatThrownBy(() -> post("/ok")).isInstanceOf(IOException.class).isNotInstanceOf(NotConnected.class);
    }

    @Test
    void tellsAnUnknownName() {
        Dns empty = name -> {
            throw new UnknownHostException(name);
        };
        try (var http = new GuardedHttp(new AddressGuard(List.of(), empty))) {
            assertThatThrownBy(() -> http.post(URI.create("https://gone.example/x"), HEADERS, BODY))
                    .isInstanceOf(NotConnected.class)
                    .hasMessageContaining("gone.example");
        }
    }

    @Test
    void sendsABodyOnceEvenIfTheAnswerIsCutShort() {
        line.set(new Fault.Cut(10));
        assertThatThrownBy(() -> post("/ok")).isInstanceOf(IOException.class);
        assertThat(calls).hasValue(1);
        assertThat(line.connections()).isEqualTo(1);
    }

    @Test
    void givesUpOnAReceiverThatNeverAnswers() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var hasty = new GuardedHttp(AddressGuard.allowing("http://127.0.0.1:*"), Duration.ofMillis(300))) {
            URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
            assertThatThrownBy(() -> hasty.post(address, HEADERS, BODY))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("timeout");
        }
    }

    private HttpReply post(String path) throws IOException {
        return http.post(line.endpoint().resolve(path), HEADERS, BODY);
    }
}
