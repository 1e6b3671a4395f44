package dev.voicemill.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.fixture.S3Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class S3StoreIT extends ObjectStoreConformance {
    private static S3Server server;

    private ObjectStore store;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() throws IOException {
        for (String object : everyObject()) {
            Files.delete(server.object(S3Server.BUCKET, object));
        }
        store = S3Stores.at(server.endpoint());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    ObjectStore store() {
        return store;
    }

    @Override
    byte[] follow(URI link) throws Exception {
        return fetch(link).body();
    }

    @Override
    Iterable<String> everyObject() throws IOException {
        return filesUnder(server.root().resolve(S3Server.BUCKET));
    }

    @Test
    void servesTheObjectUnderItsContentType() throws Exception {
        store.put("voice.mp3", file("voice", "sound"), "audio/mpeg");
        assertThat(fetch(store.link("voice.mp3", Duration.ofMinutes(1)))
                        .headers()
                        .firstValue("Content-Type"))
                .contains("audio/mpeg");
    }

    @Test
    void putsItsPrefixBeforeEveryKeyButNotIntoTheAnswer() throws Exception {
        var bucket = new StorageSettings.Bucket(S3Server.BUCKET, server.endpoint(), "us-east-1", "narration/v1/", true);
        try (var prefixed = new S3Store(bucket, S3Stores.KEY)) {
            Stored stored = prefixed.put("jobs/voice.mp3", file("voice", "sound"), "audio/mpeg");
            assertThat(stored.key()).isEqualTo("jobs/voice.mp3");
            assertThat(prefixed.find("jobs/voice.mp3")).contains(stored);
            assertThat(everyObject()).containsExactly("narration/v1/jobs/voice.mp3");
        }
    }

    @Test
    void findsAnObjectThatAnotherProgramPut() throws Exception {
        Files.writeString(server.object(S3Server.BUCKET, "script.txt"), "Once upon a time.");
        assertThat(store.find("script.txt")).contains(new Stored("script.txt", 17, ""));
        Path target = files.resolve("script.txt");
        store.get("script.txt", target);
        assertThat(target).hasContent("Once upon a time.");
    }

    private static HttpResponse<byte[]> fetch(URI link) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofByteArray());
        }
    }
}
