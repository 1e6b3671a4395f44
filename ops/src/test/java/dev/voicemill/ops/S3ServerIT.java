package dev.voicemill.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.config.Environment;
import dev.voicemill.storage.ObjectStore;
import dev.voicemill.storage.ObjectStores;
import dev.voicemill.storage.StorageSettings;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class S3ServerIT {
    @TempDir
    Path folder;

    @Test
    void keepsObjectsForThoseWithItsCredentials() throws Exception {
        Path file = Files.writeString(folder.resolve("voice.srt"), "1\n");
        try (S3Server server = S3Server.start(Files.createDirectory(folder.resolve("s3")), "narration")) {
            server.admitThisProcess();
            try (ObjectStore store = ObjectStores.open(StorageSettings.from(new Environment(server.environment())))) {
                store.check();
                store.put("jobs/1/voice.srt", file, "text/plain");
                store.get("jobs/1/voice.srt", folder.resolve("copy.srt"));
            }
            assertThat(folder.resolve("copy.srt")).hasSameTextualContentAs(file);

            URI object = URI.create(server.environment().get("S3_ENDPOINT") + "/narration/jobs/1/voice.srt");
            HttpURLConnection stranger = (HttpURLConnection) object.toURL().openConnection();
            assertThat(stranger.getResponseCode()).isEqualTo(403);
        }
    }
}
