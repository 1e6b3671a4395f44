package dev.voicemill.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {
    private enum Load {
        START,
        ON_FIRST_USE
    }

    @Test
    void whatIsSetIsReadInItsType() {
        var environment = new Environment(Map.of(
                "VM_QUEUE", " night ",
                "MAX_CONCURRENT_JOBS", "5",
                "VM_LEASE_MS", "15000",
                "VM_DRAIN_S", "90",
                "VM_WORK_DIR", "/var/lib/voicemill",
                "S3_ENDPOINT", "https://objects.example:9000",
                "VM_MODEL_LOAD", "on-first-use",
                "S3_PATH_STYLE", "yes"));

        assertThat(environment.text("VM_QUEUE", "render")).isEqualTo("night");
        assertThat(environment.integer("MAX_CONCURRENT_JOBS", 3, 1, 64)).isEqualTo(5);
        assertThat(lease(environment)).isEqualTo(Duration.ofSeconds(15));
        assertThat(drain(environment)).isEqualTo(Duration.ofSeconds(90));
        assertThat(environment.path("VM_WORK_DIR", Path.of("work"))).isEqualTo(Path.of("/var/lib/voicemill"));
        assertThat(environment.optionalUri("S3_ENDPOINT")).contains(URI.create("https://objects.example:9000"));
        assertThat(environment.choice("VM_MODEL_LOAD", Load.class, Load.START)).isEqualTo(Load.ON_FIRST_USE);
        assertThat(environment.flag("S3_PATH_STYLE", false)).isTrue();
        assertThat(environment.problems()).isEmpty();
        assertThat(environment.notices()).isEmpty();
    }

    @Test
    void whatIsUnsetOrEmptyHasItsDefault() {
        var environment = new Environment(Map.of("VM_QUEUE", "", "VM_DRAIN_S", "  "));

        assertThat(environment.text("VM_QUEUE", "render")).isEqualTo("render");
        assertThat(drain(environment)).isEqualTo(Duration.ofMinutes(1));
        assertThat(environment.optionalText("S3_BUCKET")).isEmpty();
        assertThat(environment.secret("VM_WEBHOOK_SECRET")).isEmpty();
        assertThat(environment.describe()).isEqualTo("""
                VM_QUEUE=render  (default)
                VM_DRAIN_S=60  (default)
                S3_BUCKET=(not set)
                VM_WEBHOOK_SECRET=(not set)
                """);
        environment.throwIfAny();
    }

    @Test
    void everyProblemIsToldAtOnceWithTheLikelyTypos() {
        var environment = new Environment(Map.of(
                "MAX_CONCURRENT_JOBS", "many",
                "VM_DRAIN_S", "-1",
                "VM_MODEL_LOAD", "later",
                "S3_PATH_STYLE", "perhaps",
                "S3_ENDPOINT", "objects.example",
                "VM_DRIAN_S", "60",
                "VM_FRIENDS", "none"));
        environment.integer("MAX_CONCURRENT_JOBS", 3, 1, 64);
        drain(environment);
        environment.choice("VM_MODEL_LOAD", Load.class, Load.START);
        environment.flag("S3_PATH_STYLE", false);
        environment.optionalUri("S3_ENDPOINT");
        environment.problem("S3_BUCKET", "is not set and neither is STORE_DIR: set one of them");

        assertThatThrownBy(environment::throwIfAny)
                .isInstanceOf(ConfigException.class)
                .hasMessage("""
                MAX_CONCURRENT_JOBS: "many" is not a whole number from 1 to 64
                VM_DRAIN_S: "-1" is not a whole number from 0 to 3600 seconds
                VM_MODEL_LOAD: "later" is not known: use start or on-first-use
                S3_PATH_STYLE: "perhaps" is neither yes nor no: use 1 or 0
                S3_ENDPOINT: "objects.example" is not an address like https://host:9000
                S3_BUCKET: is not set and neither is STORE_DIR: set one of them
                VM_DRIAN_S: no such setting, ignored, did you mean VM_DRAIN_S?
                VM_FRIENDS: no such setting, ignored""");
    }

    @Test
    void aTypoAloneIsOnlyANotice() {
        var environment = new Environment(Map.of("VM_QUEU", "night", "VM_LEASE_MS", "1", "PATH", "/bin"));

        assertThat(environment.notices()).containsExactly("VM_QUEU: no such setting, ignored, did you mean VM_QUEUE?");
        environment.throwIfAny();
    }

    @Test
    void aSecretNeverShowsItself() {
        var environment = new Environment(Map.of(
                "VM_WEBHOOK_SECRET", "hush-hush",
                "REDIS_URL", "redis://user:p@ss:word@redis.example:6379/1"));

        assertThat(environment.secret("VM_WEBHOOK_SECRET").orElseThrow().reveal())
                .isEqualTo("hush-hush");
        assertThat(environment
                        .secretAddress("REDIS_URL", "redis://127.0.0.1:6379")
                        .reveal())
                .isEqualTo("redis://user:p@ss:word@redis.example:6379/1");
        assertThat(environment.describe()).isEqualTo("""
                VM_WEBHOOK_SECRET=********
                REDIS_URL=redis://********@redis.example:6379/1
                """);
        assertThat(new Secret("hush-hush")).hasToString("********");
    }

    @Test
    void aSecretMayStandInAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("webhook"), "hush-hush\n");
        var environment = new Environment(Map.of("VM_WEBHOOK_SECRET_FILE", file.toString()));

        assertThat(environment.secret("VM_WEBHOOK_SECRET").orElseThrow().reveal())
                .isEqualTo("hush-hush");
        assertThat(environment.describe()).isEqualTo("VM_WEBHOOK_SECRET=********\n");
        assertThat(environment.notices()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            absent | VM_WEBHOOK_SECRET_FILE: FOLDER/absent cannot be read: check that it exists and that this user may read it
            empty  | VM_WEBHOOK_SECRET_FILE: FOLDER/empty is empty: write the secret into it
            large  | VM_WEBHOOK_SECRET_FILE: FOLDER/large is larger than a secret: name the file that holds nothing but the secret
            .      | VM_WEBHOOK_SECRET_FILE: FOLDER/. cannot be read: check that it exists and that this user may read it
            """)
    void aFileWithoutASecretIsAProblem(String name, String problem, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("empty"), "\n");
        Files.writeString(folder.resolve("large"), "x".repeat(65_537));
        var environment = new Environment(Map.of("VM_WEBHOOK_SECRET_FILE", folder + "/" + name));

        assertThat(environment.secret("VM_WEBHOOK_SECRET")).isEmpty();
        assertThat(environment.problems()).containsExactly(problem.replace("FOLDER", folder.toString()));
    }

    @Test
    void aSecretGivenTwiceIsAProblemThatDoesNotShowIt() {
        var environment = new Environment(Map.of("VM_WEBHOOK_SECRET", "hush", "VM_WEBHOOK_SECRET_FILE", "/dev/null"));
        environment.secret("VM_WEBHOOK_SECRET");

        assertThat(environment.problems())
                .containsExactly("VM_WEBHOOK_SECRET: is set and so is VM_WEBHOOK_SECRET_FILE: keep one of them");
    }

    private static Duration lease(Environment environment) {
        return environment.millis("VM_LEASE_MS", Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofMinutes(10));
    }

    private static Duration drain(Environment environment) {
        return environment.seconds("VM_DRAIN_S", Duration.ofMinutes(1), Duration.ZERO, Duration.ofHours(1));
    }
}
