package dev.voicemill.models;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A release page on loopback that serves one set of files and can be told to misbehave. */
final class ReleasePage implements AutoCloseable {
    /** What the server does with a request. */
    enum Manner {
        PROPER,
        /** Sends half of what is left of the file and hangs up, until half a kilobyte is left. */
        BREAKS_OFF,
        /** Sends nine tenths and then nothing, without hanging up, until closed. */
        FALLS_SILENT,
        /** Knows no ranges: always sends the whole file. */
        NO_RANGES,
        OTHER_BYTES,
        NOT_FOUND
    }

    private final HttpServer server;
    private final SmallModels models;
    private final List<String> requests = new ArrayList<>();
    private final CountDownLatch silent = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Manner manner = Manner.PROPER;

    ReleasePage(SmallModels models) throws IOException {
        this.models = models;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    void behave(Manner next) {
        manner = next;
    }

    /** Each request as its path, with {@code " from N"} when it asked for a range. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** Waits until a download hangs in silence. */
    void awaitSilence() throws InterruptedException {
        silent.await();
    }

    private synchronized void note(String request) {
        requests.add(request);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            int from = from(exchange);
            note(path + (from > 0 ? " from " + from : ""));
            if (manner == Manner.NOT_FOUND) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] whole = models.bytes(path.substring(1));
            if (manner == Manner.OTHER_BYTES) {
                whole[whole.length / 2]++;
            }
            if (manner == Manner.NO_RANGES) {
                from = 0;
            }
            byte[] rest = Arrays.copyOfRange(whole, from, whole.length);
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, rest.length);
            send(exchange, rest);
        }
    }

    private void send(HttpExchange exchange, byte[] rest) throws IOException {
        exchange.getResponseBody().write(rest, 0, sent(rest.length));
        exchange.getResponseBody().flush();
        if (manner == Manner.FALLS_SILENT) {
            silent.countDown();
            try {
                closing.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private int sent(int length) {
        return switch (manner) {
            case BREAKS_OFF -> length > 512 ? length / 2 : length;
            case FALLS_SILENT -> length * 9 / 10;
            case PROPER, NO_RANGES, OTHER_BYTES, NOT_FOUND -> length;
        };
    }

    private static int from(HttpExchange exchange) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        return range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
