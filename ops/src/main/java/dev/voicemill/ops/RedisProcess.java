package dev.voicemill.ops;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A redis-server on a free loopback port, set up as production must be: append-only file, nothing evicted, a password.
 * Its data lie in the folder it was given.
 */
final class RedisProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int TRIES = 5;

    private final ChildProcess process;
    private final int port;
    private final String password;

    private RedisProcess(ChildProcess process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server and returns when it takes connections.
     *
     * @param folder an existing folder of its own
     * @throws ProgramFailure with the server's last words
     */
    static RedisProcess start(Path folder) throws IOException, InterruptedException {
        String password = HexFormat.of().formatHex(SecureRandom.getSeed(16));
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            Path log = folder.resolve("redis.log");
            // The password stands in a file: arguments can be read by every user of the machine.
            Path settings = settings(folder, port, password);
            ChildProcess process = ChildProcess.start(
                    "redis-server", List.of("redis-server", settings.toString()), Map.of(), log, GRACE);
            try {
                process.awaitLine(line -> line.contains("Ready to accept connections"), START);
                return new RedisProcess(process, port, password);
            } catch (ProgramFailure e) {
                process.close();
                // Another program may have taken the port between our look and the server's start.
                if (attempt == TRIES || !process.tail().contains("Address already in use")) {
                    throw e;
                }
            }
        }
    }

    /** The address for {@code REDIS_URL}; holds the password. */
    URI url() {
        return URI.create("redis://:" + password + "@127.0.0.1:" + port + "/0");
    }

    @Override
    public void close() {
        process.close();
    }

    private static Path settings(Path folder, int port, String password) throws IOException {
        return Files.writeString(folder.resolve("redis.conf"), """
                port %d
                bind 127.0.0.1
                dir %s
                requirepass %s
                appendonly yes
                save ""
                maxmemory-policy noeviction
                daemonize no
                """.formatted(port, folder.toAbsolutePath(), password));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
