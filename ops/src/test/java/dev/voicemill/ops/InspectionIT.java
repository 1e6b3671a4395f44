package dev.voicemill.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.job.Engine;
import dev.voicemill.job.Failure;
import dev.voicemill.job.FailureClass;
import dev.voicemill.job.JobId;
import dev.voicemill.job.JobType;
import dev.voicemill.queue.Capabilities;
import dev.voicemill.queue.ClaimRequest;
import dev.voicemill.queue.Ending;
import dev.voicemill.queue.JobQueue;
import dev.voicemill.queue.JobView;
import dev.voicemill.queue.Redis;
import dev.voicemill.queue.Submission;
import dev.voicemill.sign.WebhookSignature.Verdict;
import dev.voicemill.storage.ObjectStore;
import dev.voicemill.storage.ObjectStores;
import dev.voicemill.storage.StorageSettings;
import dev.voicemill.storage.Stored;
import dev.voicemill.wire.JobResult;
import dev.voicemill.wire.JobResult.Artifact;
import dev.voicemill.wire.ResultJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InspectionIT {
    private static final List<String> ASKED = List.of("wav", "srt");
    private static final long LENGTH_MS = 1500;

    @TempDir
    static Path redisFolder;

    private static RedisProcess server;
    private static Redis redis;
    private static JobQueue queue;

    @TempDir
    Path folder;

    private ObjectStore store;
    private Artifact wav;
    private Artifact srt;

    @BeforeAll
    static void startRedis() throws Exception {
        server = RedisProcess.start(redisFolder);
        redis = Redis.open(server.url().toString(), "inspection");
        queue = redis.queue("inspection");
    }

    @AfterAll
    static void stopRedis() {
        queue.close();
        redis.close();
        server.close();
    }

    @BeforeEach
    void deliver() throws Exception {
        store = ObjectStores.open(new StorageSettings.Folder(Files.createDirectory(folder.resolve("store"))));
        wav = stored("wav", Tone.of(folder.resolve("tone.wav"), 24000, LENGTH_MS), LENGTH_MS);
        srt = stored("srt", Files.writeString(folder.resolve("lines.srt"), "1\n"), null);
    }

    @Test
    void findsNothingWrongWithAGoodJob() throws Exception {
        Reading reading = inspect(done(List.of(wav, srt)), Engine.KOKORO, Optional.of(Verdict.VALID));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.files()).hasSize(2).allMatch(Files::exists);
        assertThat(reading.wall()).isNotNull();

        List<String> table = Summary.of(List.of(reading));
        assertThat(table.get(1))
                .startsWith(reading.id().value())
                .contains("kokoro", "1.50", "0.31", "verified", "voice.wav voice.srt");
    }

    @Test
    void namesASoundOfAnotherLength() throws Exception {
        Artifact longer = new Artifact("wav", wav.key(), wav.bytes(), wav.sha256(), LENGTH_MS + 20);
        assertThat(inspect(done(List.of(longer, srt)), Engine.KOKORO, Optional.of(Verdict.VALID))
                        .problems())
                .containsExactly("voice.wav lasts 1500 ms, reported were 1520");
    }

    @Test
    void namesAFileThatIsAnotherOne() throws Exception {
        Artifact other = new Artifact("srt", srt.key(), srt.bytes(), wav.sha256(), null);
        assertThat(inspect(done(List.of(wav, other)), Engine.KOKORO, Optional.of(Verdict.VALID))
                        .problems())
                .containsExactly("voice.srt is not the file that was reported: size or hash differs");
    }

    @Test
    void namesWhatIsMissing() throws Exception {
        Artifact gone = new Artifact("wav", "jobs/1/gone.wav", wav.bytes(), wav.sha256(), LENGTH_MS);
        assertThat(inspect(done(List.of(gone)), Engine.PIPER, Optional.empty()).problems())
                .hasSize(4)
                .contains("asked for piper, spoken by kokoro", "srt was asked for and not delivered")
                .contains("webhook: none came")
                .anyMatch(problem -> problem.startsWith("cannot be fetched: "));
    }

    @Test
    void namesTheReasonOfADeadJob() throws Exception {
        Ending end = new Ending.Dead(new Failure(FailureClass.BAD_INPUT, "voice: unknown"));
        Reading reading = inspect(ended(end), Engine.KOKORO, Optional.of(Verdict.VALID));
        assertThat(reading.problems()).containsExactly("ended dead: bad-input: voice: unknown");
        assertThat(Summary.of(List.of(reading)).get(1)).contains("verified").contains(" - ");
    }

    private Reading inspect(JobView job, Engine engine, Optional<Verdict> webhook) throws Exception {
        return new Inspection(store, Files.createDirectories(folder.resolve("out"))).of(job, engine, ASKED, webhook);
    }

    private static JobView done(List<Artifact> artifacts) {
        JobResult result = new JobResult(
                LENGTH_MS, 1, Engine.KOKORO, "af_bella", "sha256:0", 0.31, artifacts, null, null, List.of(), Map.of());
        return ended(new Ending.Ok(ResultJson.encode(result)));
    }

    private static JobView ended(Ending ending) {
        JobId id = JobId.random();
        queue.submit(Submission.of(id, JobType.VOICEOVER, "{}"));
        Capabilities able =
                new Capabilities(Set.of(JobType.VOICEOVER), Set.of(Engine.values()), "small", Capabilities.SCHEMA);
        String token = "token-of-" + id;
        queue.claim(new ClaimRequest("node", "worker", token, Duration.ofSeconds(30), 1, 200, able));
        queue.finish(id, token, ending);
        return queue.job(id).orElseThrow();
    }

    private Artifact stored(String kind, Path file, Long durationMs) throws Exception {
        Stored stored = store.put("jobs/1/1/1/voice." + kind, file, "application/octet-stream");
        return new Artifact(kind, stored.key(), stored.bytes(), stored.sha256(), durationMs);
    }
}
