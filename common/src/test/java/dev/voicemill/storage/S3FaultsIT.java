package dev.voicemill.storage;

import static dev.voicemill.storage.ObjectStoreConformance.fault;
import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.fixture.FaultyLine;
import dev.voicemill.fixture.FaultyLine.Fault;
import dev.voicemill.fixture.S3Server;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;

/** What an operator reads when the bucket is not as the settings say, and which faults count as passing. */
class S3FaultsIT {
    @TempDir
    Path files;

    private S3Server server;
    private FaultyLine line;

    @BeforeEach
    void start() throws Exception {
        server = S3Server.start();
        line = FaultyLine.to(server.endpoint());
    }

    @AfterEach
    void stop() {
        line.close();
        server.close();
    }

    @Test
    void namesAnAbsentBucket() {
        try (S3Store store = S3Stores.at(server.endpoint(), "nowhere", S3Stores.KEY)) {
            StorageException fault = fault(store::check);
            assertThat(fault)
                    .hasMessageContaining("there is no bucket nowhere")
                    .hasMessageContaining(server.endpoint().toString())
                    .hasMessageContaining("S3_BUCKET");
            assertThat(fault.transientFault()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"stranger, secret", S3Server.KEY_ID + ", wrong"})
    void namesRefusedCredentials(String id, String secret) {
        try (S3Store store = S3Stores.at(server.endpoint(), S3Server.BUCKET, S3Stores.key(id, secret))) {
            StorageException fault = fault(store::check);
            assertThat(fault)
                    .hasMessageContaining("refused the credentials")
                    .hasMessageContaining("AWS_SECRET_ACCESS_KEY")
                    .hasMessageNotContaining(secret.equals("wrong") ? "wrong" : "stranger");
            assertThat(fault.transientFault()).isFalse();
        }
    }

    @Test
    void namesMissingCredentials() {
        var credentials = new S3Credentials(AwsCredentialsProviderChain.of(ContainerCredentialsProvider.create()));
        try (S3Store store = S3Stores.at(server.endpoint(), S3Server.BUCKET, credentials)) {
            StorageException fault = fault(store::check);
            assertThat(fault).hasMessageContaining("no credentials").hasMessageContaining("set AWS_ACCESS_KEY_ID");
            assertThat(fault.transientFault()).isFalse();
        }
    }

    @Test
    void namesAnEndpointThatDoesNotListen() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (S3Store store = S3Stores.at(URI.create("http://127.0.0.1:" + free))) {
            StorageException fault = fault(store::check);
            assertThat(fault)
                    .hasMessageContaining("http://127.0.0.1:" + free + " does not answer")
                    .hasMessageContaining("S3_ENDPOINT");
            assertThat(fault.transientFault()).isTrue();
        }
    }

    @Test
    void namesAnEndpointWhoseNameIsUnknown() {
        try (S3Store store = S3Stores.at(URI.create("http://store.invalid:9000"))) {
            assertThat(fault(store::check)).hasMessageContaining("the name store.invalid is not known");
        }
    }

    @Test
    void namesTheRegionThatTheBucketIsIn() {
        line.set(refusal(
                "301 Moved Permanently\r\nx-amz-bucket-region: eu-central-1", "PermanentRedirect", "elsewhere"));
        assertThatCheckSays("is not in region us-east-1; set S3_REGION to eu-central-1");
    }

    @Test
    void readsTheRegionFromARefusedSignature() {
        line.set(refusal(
                "400 Bad Request",
                "AuthorizationHeaderMalformed",
                "the region 'us-east-1' is wrong; expecting 'eu-west-3'"));
        assertThatCheckSays("is not in region us-east-1; set S3_REGION to eu-west-3");
    }

    @Test
    void namesAMissingPermission() {
        line.set(refusal("403 Forbidden", "AccessDenied", "no"));
        assertThatCheckSays("these credentials may not do that in bucket narration (403 AccessDenied)");
    }

    @Test
    void namesAClockThatIsWrong() {
        line.set(refusal("403 Forbidden", "RequestTimeTooSkewed", "no"));
        assertThatCheckSays("the clock of this machine is wrong");
    }

    @Test
    void namesAPlainEndpointThatIsAskedForTls() {
        URI tls = URI.create(server.endpoint().toString().replace("http:", "https:"));
        try (S3Store store = S3Stores.at(tls)) {
            assertThat(fault(store::check)).hasMessageContaining("S3_ENDPOINT");
        }
    }

    @ParameterizedTest
    @CsvSource({"503 Slow Down, SlowDown", "500 Internal Server Error, InternalError", "429 Too Many, TooMany"})
    void aBusyServerIsAPassingFaultAfterRepeats(String status, String code) throws Exception {
        line.set(refusal(status, code, "later"));
        try (S3Store store = S3Stores.at(line.endpoint())) {
            StorageException fault = fault(() -> store.put("voice.wav", file(), "audio/wav"));
            assertThat(fault).hasMessageContaining(code).hasMessageContaining("may pass by itself");
            assertThat(fault.transientFault()).isTrue();
            assertThat(line.connections()).isGreaterThan(1);
        }
    }

    @Test
    void aResetLineIsAPassingFault() throws Exception {
        line.set(new Fault.Reset());
        try (S3Store store = S3Stores.at(line.endpoint())) {
            assertThat(fault(() -> store.put("voice.wav", file(), "audio/wav")).transientFault())
                    .isTrue();
            assertThat(fault(() -> store.find("voice.wav")).transientFault()).isTrue();
        }
    }

    @Test
    void anAnswerCutShortIsAPassingFaultAndLeavesTheTargetAlone() throws Exception {
        Files.write(server.object(S3Server.BUCKET, "voice.wav"), new byte[500_000]);
        Path target = Files.writeString(files.resolve("target"), "as it was");
        line.set(new Fault.Cut(50_000));
        try (S3Store store = S3Stores.at(line.endpoint())) {
            assertThat(fault(() -> store.get("voice.wav", target)).transientFault())
                    .isTrue();
        }
        assertThat(files.toFile().list()).containsExactly("target");
        assertThat(target).hasContent("as it was");
    }

    @Test
    void theSameStoreWorksAgainWhenTheLineDoes() throws Exception {
        line.set(new Fault.Reset());
        try (S3Store store = S3Stores.at(line.endpoint())) {
            assertThat(fault(() -> store.find("voice.wav")).transientFault()).isTrue();
            line.set(new Fault.None());
            store.put("voice.wav", file(), "audio/wav");
            assertThat(store.find("voice.wav")).isPresent();
        }
    }

    private void assertThatCheckSays(String words) {
        try (S3Store store = S3Stores.at(line.endpoint())) {
            StorageException fault = fault(store::check);
            assertThat(fault).hasMessageContaining(words);
            assertThat(fault.transientFault()).isFalse();
        }
    }

    private static Fault refusal(String statusAndHeaders, String code, String message) {
        String body = "<Error><Code>" + code + "</Code><Message>" + message + "</Message></Error>";
        return new Fault.Answer("HTTP/1.1 " + statusAndHeaders + "\r\nContent-Type: application/xml\r\nContent-Length: "
                + body.length() + "\r\nConnection: close\r\n\r\n" + body);
    }

    private Path file() throws Exception {
        return Files.writeString(files.resolve("voice.wav"), "sound");
    }
}
