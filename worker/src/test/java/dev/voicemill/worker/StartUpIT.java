package dev.voicemill.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.fixture.Models;
import dev.voicemill.fixture.RedisServer;
import dev.voicemill.fixture.S3Server;
import dev.voicemill.fixture.WorkerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a machine or its operator gets wrong: the exam and the start say so with the fix, and no job is touched. */
class StartUpIT {
    @TempDir
    Path folder;

    private RedisServer redis;
    private Map<String, String> environment;

    @BeforeEach
    void start() {
        redis = RedisServer.start();
        environment = WorkerProcess.environment(folder, redis);
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    private String fails(String... arguments) throws IOException, InterruptedException {
        try (var worker = WorkerProcess.start(environment, arguments)) {
            assertThat(worker.exitCode()).as(worker.log()).isEqualTo(Main.UNFIT);
            return worker.log();
        }
    }

    @Test
    void aFitMachinePassesTheExamAndShowsNoSecret() throws Exception {
        try (var worker = WorkerProcess.start(environment, "--check")) {
            assertThat(worker.exitCode()).as(worker.log()).isZero();
            assertThat(worker.log())
                    .contains(
                            "ok    kokoro: af_bella spoke",
                            "ok    piper:",
                            "ok    redis:",
                            "ok    store:",
                            "Fit for work.")
                    .contains("VM_WEBHOOK_SECRET=********")
                    .doesNotContain(WorkerProcess.SECRET);
        }
    }

    @Test
    void everyWrongSettingIsListedAtOnce() throws Exception {
        environment.put("MAX_CONCURRENT_JOBS", "many");
        environment.put("TTS_PROVIDER", "festival");
        environment.put("VM_WEBHOOK_SECRET", "short");
        environment.put("VM_MODLES_DIR", "/x");
        assertThat(fails())
                .contains("MAX_CONCURRENT_JOBS", "many", "TTS_PROVIDER", "festival", "VM_WEBHOOK_SECRET")
                .contains("VM_MODLES_DIR", "VM_MODELS_DIR");
    }

    @Test
    void aMissingModelNamesTheFileAndTheCommand() throws Exception {
        environment.put("VM_MODELS_DIR", folder.resolve("empty").toString());
        assertThat(fails("--check")).contains(folder.resolve("empty").toString(), "voicemill-models prepare");
        assertThat(fails()).contains("voicemill-models prepare");
    }

    @Test
    void aCorruptModelNamesTheFileAndTheCommand() throws Exception {
        var broken = folder.resolve("broken.onnx");
        Files.write(broken, "this is no model".repeat(1000).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        environment.put("KOKORO_MODEL_PATH", broken.toString());
        environment.put("VM_MODEL_LOAD", "start");
        assertThat(fails("--check")).contains("FAIL  kokoro", broken.toString());
        assertThat(fails()).contains(broken.toString());
    }

    @Test
    void aTruncatedModelIsCorruptToo() throws Exception {
        var whole = Files.readAllBytes(Models.file("piper/en_US-joe-medium.onnx"));
        var half = folder.resolve("half.onnx");
        Files.write(half, java.util.Arrays.copyOf(whole, whole.length / 2));
        Files.copy(Models.file("piper/en_US-joe-medium.onnx.json"), folder.resolve("half.onnx.json"));
        environment.put("PIPER_MODEL_PATH", half.toString());
        environment.put("TTS_PROVIDER", "piper");
        assertThat(fails("--check")).contains("FAIL  piper", half.toString());
    }

    @Test
    void missingProgramsAreNamedWithTheirPackage() throws Exception {
        environment.put("PATH", withoutMedia("ffmpeg", "ffprobe"));
        assertThat(fails("--check")).contains("ffmpeg", "apt-get install ffmpeg");
        assertThat(fails()).contains("apt-get install ffmpeg");
        environment.put("PATH", withoutMedia("espeak-ng"));
        assertThat(fails("--check")).contains("apt-get install espeak-ng");
        assertThat(fails()).contains("apt-get install espeak-ng");
    }

    /** A PATH with the programs that a worker calls, but for some. */
    private String withoutMedia(String... missing) throws IOException {
        var programs = Files.createDirectories(folder.resolve("bin-without-" + missing[0]));
        for (var name : List.of(
                "ffmpeg", "ffprobe", "espeak-ng", "setsid", "setpriv", "prlimit", "choom", "nice", "env", "sh")) {
            for (var directory : System.getenv("PATH").split(":", -1)) {
                var program = Path.of(directory, name);
                var link = programs.resolve(name);
                if (!List.of(missing).contains(name) && Files.isExecutable(program) && !Files.exists(link)) {
                    Files.createSymbolicLink(link, program);
                }
            }
        }
        return programs.toString();
    }

    @Test
    void wrongCredentialsAndAnAbsentBucketAreToldApart() throws Exception {
        try (var s3 = S3Server.start()) {
            environment.remove("STORE_DIR");
            environment.put("S3_ENDPOINT", s3.endpoint().toString());
            environment.put("S3_REGION", "us-east-1");
            environment.put("S3_PATH_STYLE", "true");
            environment.put("S3_BUCKET", S3Server.BUCKET);
            environment.put("AWS_ACCESS_KEY_ID", S3Server.KEY_ID);
            environment.put("AWS_SECRET_ACCESS_KEY", "wrong");
            assertThat(fails("--check")).contains("FAIL  store", "AWS_SECRET_ACCESS_KEY");
            assertThat(fails()).contains("AWS_SECRET_ACCESS_KEY");
            environment.put("AWS_SECRET_ACCESS_KEY", S3Server.KEY_SECRET);
            environment.put("S3_BUCKET", "no-such-bucket");
            assertThat(fails("--check")).contains("FAIL  store", "no-such-bucket");
            assertThat(fails()).contains("no-such-bucket");
        }
    }

    @Test
    void aRedisThatEvictsIsRefusedWithTheCommandThatMendsIt() throws Exception {
        try (var evicting = RedisServer.start("maxmemory-policy allkeys-lru")) {
            environment.put("REDIS_URL", evicting.url());
            assertThat(fails("--check")).contains("FAIL  redis", "CONFIG SET maxmemory-policy noeviction");
            assertThat(fails()).contains("CONFIG SET maxmemory-policy noeviction");
        }
    }

    @Test
    void aWorkerWaitsForARedisThatIsNotUpYet() throws Exception {
        redis.kill();
        assertThat(fails("--check")).contains("FAIL  redis", "127.0.0.1:" + redis.port());
        try (var worker = WorkerProcess.start(environment).awaitLog("redis lost")) {
            redis.restart();
            worker.awaitLog("ready");
            worker.terminate();
            assertThat(worker.exitCode()).isZero();
        }
    }
}
