package dev.voicemill.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RedisProcessIT {
    @TempDir
    Path folder;

    @Test
    void answersOnlyWithThePasswordAndEvictsNothing() throws Exception {
        try (RedisProcess redis = RedisProcess.start(folder)) {
            String password = redis.url().getUserInfo().substring(1);
            assertThat(ask(redis.url(), "PING")).first().asString().startsWith("-NOAUTH");
            assertThat(ask(redis.url(), "AUTH " + password, "PING")).containsExactly("+OK", "+PONG");
            assertThat(ask(redis.url(), "AUTH " + password, "INFO memory"))
                    .anyMatch(line -> line.equals("maxmemory_policy:noeviction"));
            assertThat(ask(redis.url(), "AUTH " + password, "INFO persistence"))
                    .anyMatch(line -> line.equals("aof_enabled:1"));
        }
    }

    /** Sends lines as a person with a terminal would, and QUIT, so that the answers have an end. */
    private static List<String> ask(URI url, String... lines) throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            String all = String.join("\r\n", lines) + "\r\nQUIT\r\n";
            socket.getOutputStream().write(all.getBytes(StandardCharsets.UTF_8));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            List<String> answers = new ArrayList<>(reader.lines().toList());
            answers.removeLast();
            return answers;
        }
    }
}
