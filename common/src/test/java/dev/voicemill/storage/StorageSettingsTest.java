package dev.voicemill.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.config.Environment;
import dev.voicemill.storage.StorageSettings.Bucket;
import dev.voicemill.storage.StorageSettings.Folder;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageSettingsTest {
    @Test
    void readsABucket() {
        var environment = new Environment(Map.of(
                "S3_BUCKET", "narration",
                "S3_ENDPOINT", "https://fra1.example.com",
                "S3_REGION", "fra1",
                "S3_PREFIX", "/voice/v1/"));
        assertThat(StorageSettings.from(environment))
                .isEqualTo(new Bucket("narration", URI.create("https://fra1.example.com"), "fra1", "voice/v1/", false));
        assertThat(environment.problems()).isEmpty();
    }

    @Test
    void readsAFolder() {
        var environment = new Environment(Map.of("STORE_DIR", "/var/lib/voicemill"));
        assertThat(StorageSettings.from(environment)).isEqualTo(new Folder(Path.of("/var/lib/voicemill")));
        assertThat(environment.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:9000, true",
        "http://localhost:9000, true",
        "http://minio:9000, true",
        "http://[::1]:9000, true",
        "https://s3.example.com, false"
    })
    void putsTheBucketIntoThePathWhereTheHostCannotCarryIt(String endpoint, boolean pathStyle) {
        var environment = new Environment(Map.of("S3_BUCKET", "narration", "S3_ENDPOINT", endpoint));
        assertThat(StorageSettings.from(environment))
                .isInstanceOfSatisfying(
                        Bucket.class, bucket -> assertThat(bucket.pathStyle()).isEqualTo(pathStyle));
    }

    @Test
    void wantsABucketOrAFolder() {
        assertThat(problemOf(Map.of())).contains("S3_BUCKET").contains("STORE_DIR");
    }

    @Test
    void doesNotChooseBetweenABucketAndAFolder() {
        assertThat(problemOf(Map.of("S3_BUCKET", "narration", "STORE_DIR", "/tmp")))
                .contains("keep the one");
    }

    @ParameterizedTest
    @CsvSource({
        "S3_BUCKET, s3://narration/x",
        "S3_ENDPOINT, https://example.com/narration",
        "S3_ENDPOINT, ftp://example.com",
        "S3_ENDPOINT, https://user:word@example.com",
        "S3_PREFIX, a/../b"
    })
    void namesTheSettingThatIsWrong(String name, String value) {
        var variables = new HashMap<>(Map.of("S3_BUCKET", "narration"));
        variables.put(name, value);
        assertThat(problemOf(variables)).startsWith(name + ":");
    }

    private static String problemOf(Map<String, String> variables) {
        var environment = new Environment(variables);
        StorageSettings.from(environment);
        assertThat(environment.problems()).hasSize(1);
        return environment.problems().getFirst();
    }
}
