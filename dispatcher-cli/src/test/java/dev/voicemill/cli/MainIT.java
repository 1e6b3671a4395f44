package dev.voicemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.fixture.RedisServer;
import dev.voicemill.queue.ClaimedJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command as the shell starts it: a process of its own. */
class MainIT {
    @Test
    void theWordsArriveWhateverTheShellsLocale() throws IOException, InterruptedException {
        try (var server = RedisServer.start();
                var crew = new Crew(server.url())) {
            Process process = command(server, "C", "submit", "Café costs €5.", "--title", "", "--no-check");
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).as(err).isEqualTo(ExitCode.OK);
            ClaimedJob job = crew.take();
            assertThat(job.payload()).isEqualTo("{\"script\":\"Café costs €5.\",\"title\":\"\"}");
            assertThat(out).isEqualToIgnoringNewLines(job.id().value());
            assertThat(err)
                    .isEqualToIgnoringNewLines("sent to the queue cli; see it with: voicemill job get " + job.id());
        }
    }

    @Test
    void theExitCodeReachesTheShell() throws IOException, InterruptedException {
        try (var server = RedisServer.start()) {
            Process process = command(server, "C.UTF-8", "job", "get", "nobody");
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).isEqualTo(ExitCode.NOT_FOUND);
            assertThat(err).isEqualToIgnoringNewLines("error: no job nobody; list them with: voicemill job ls");
        }
    }

    private static Process command(RedisServer server, String locale, String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        line.addAll(List.of(words));
        var builder = new ProcessBuilder(line);
        builder.environment().put("LC_ALL", locale);
        builder.environment().put("REDIS_URL", server.url());
        builder.environment().put("VM_QUEUE", "cli");
        return builder.start();
    }
}
