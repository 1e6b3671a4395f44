package dev.voicemill.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.config.Secret;
import dev.voicemill.job.JobId;
import dev.voicemill.sign.WebhookSecret;
import dev.voicemill.sign.WebhookSignature;
import dev.voicemill.sign.WebhookSignature.Verdict;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WebhookSinkIT {
    private static final Secret MASTER = new Secret("a master secret that is long enough to be one");
    private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");
    private static final JobId JOB = new JobId("job-1");
    private static final byte[] BODY = "{\"type\":\"job.done\"}".getBytes(StandardCharsets.UTF_8);

    private WebhookSink sink;

    @BeforeEach
    void start() throws IOException {
        sink = WebhookSink.start(MASTER, InstantSource.fixed(NOW));
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void believesAGoodSignature() throws Exception {
        assertThat(sink.heardOf(JOB)).isEmpty();
        assertThat(post(BODY, signed(MASTER, NOW))).isEqualTo(204);
        assertThat(sink.heardOf(JOB)).contains(Verdict.VALID);
        assertThat(sink.heardOf(new JobId("job-2"))).isEmpty();
    }

    @Test
    void refusesAnotherSecret() throws Exception {
        assertThat(post(BODY, signed(new Secret("another master secret of the same length"), NOW)))
                .isEqualTo(401);
        assertThat(sink.heardOf(JOB)).contains(Verdict.FORGED);
    }

    @Test
    void refusesAChangedBody() throws Exception {
        assertThat(post("{}".getBytes(StandardCharsets.UTF_8), signed(MASTER, NOW)))
                .isEqualTo(401);
    }

    @Test
    void refusesAnOldOne() throws Exception {
        assertThat(post(BODY, signed(MASTER, NOW.minus(Duration.ofMinutes(6))))).isEqualTo(401);
        assertThat(sink.heardOf(JOB)).contains(Verdict.STALE);
    }

    @Test
    void refusesOneWithoutHeaders() throws Exception {
        assertThat(post(BODY, Map.of())).isEqualTo(401);
    }

    @Test
    void staysWithAGoodOneWhenAForgeryFollows() throws Exception {
        post(BODY, signed(MASTER, NOW));
        post("{}".getBytes(StandardCharsets.UTF_8), signed(MASTER, NOW));
        assertThat(sink.heardOf(JOB)).contains(Verdict.VALID);
    }

    @Test
    void tellsTheWorkerToAllowItAlone() {
        URI url = sink.url();
        assertThat(sink.allowance()).isEqualTo("http://127.0.0.1/32:" + url.getPort());
    }

    private Map<String, String> signed(Secret master, Instant sent) {
        Secret own =
                WebhookSecret.derive(master, WebhookSecret.endpointId(sink.url().toString()), 1);
        return WebhookSignature.headers(List.of(own), JOB + ":1:1790000000000", sent, BODY)
                .asMap();
    }

    private int post(byte[] body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(sink.url()).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }
}
