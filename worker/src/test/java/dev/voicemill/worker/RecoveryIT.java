package dev.voicemill.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.fixture.Jobs;
import dev.voicemill.fixture.Receiver;
import dev.voicemill.fixture.RedisServer;
import dev.voicemill.fixture.WorkerProcess;
import dev.voicemill.job.JobId;
import dev.voicemill.job.JobState;
import dev.voicemill.job.JobType;
import dev.voicemill.queue.JobQueue;
import dev.voicemill.queue.Redis;
import dev.voicemill.queue.Submission;
import dev.voicemill.wire.ResultJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that die, stop or lose Redis in the middle of a job: the job ends once, and nothing of it is lost. */
class RecoveryIT {
    /** Long enough that something can happen in the middle of it. */
    private static final String LONG =
            "{\"script\":\"" + "The ferry left the harbour at seven in the morning. ".repeat(30)
                    + "\",\"voice\":{\"provider\":\"piper\"},\"formats\":[\"wav\"]}";

    @TempDir
    Path folder;

    private RedisServer server;
    private Redis redis;
    private JobQueue queue;
    private Receiver receiver;
    private Map<String, String> environment;

    @BeforeEach
    void start() throws Exception {
        server = RedisServer.start("appendonly yes", "appendfsync always");
        redis = Redis.open(server.url(), "test");
        queue = redis.queue("render");
        receiver = Receiver.start();
        environment = WorkerProcess.environment(folder, server);
        environment.put(
                "VM_NET_ALLOW", "http://127.0.0.1/32:" + receiver.endpoint().getPort());
        environment.put("PIPER_THREADS", "1");
        environment.put("VM_LEASE_MS", "6000");
    }

    @AfterEach
    void stop() throws Exception {
        queue.close();
        redis.close();
        receiver.close();
        server.close();
    }

    private void submit(String id) {
        queue.submit(Submission.of(new JobId(id), JobType.VOICEOVER, LONG).withHook(receiver.hook()));
    }

    private void awaitSpeech(String id) {
        Jobs.await(
                queue, id, job -> "speech".equals(job.stage()) && job.percent().orElse(0) > 3);
    }

    private void assertFinishedOnce(String id) throws Exception {
        var job = Jobs.ended(queue, id);
        assertThat(job.state()).as(String.valueOf(job.err())).isEqualTo(JobState.DONE);
        var result = ResultJson.decode(job.resultJson());
        var artifact = result.artifacts().getFirst();
        assertThat(Files.size(folder.resolve("store").resolve(artifact.key()))).isEqualTo(artifact.bytes());
        receiver.awaitArrival();
        assertThat(receiver.received().stream().map(hook -> hook.headers().id()).distinct())
                .singleElement()
                .asString()
                .startsWith(id + ":1:");
    }

    @Test
    void aJobWhoseWorkerIsKilledIsFinishedOnceByItsNeighbour() throws Exception {
        try (var victim = WorkerProcess.start(environment).awaitLog("ready")) {
            submit("killed");
            awaitSpeech("killed");
            try (var neighbour = WorkerProcess.start(environment).awaitLog("ready")) {
                victim.kill();
                neighbour.awaitLog("reaped");
                assertFinishedOnce("killed");
                var job = queue.job(new JobId("killed")).orElseThrow();
                assertThat(job.lost()).isEqualTo(1);
                assertThat(job.attempt())
                        .as("a lost worker is not the job's fault")
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void aJobWhoseOnlyWorkerIsKilledIsFinishedByItsSuccessor() throws Exception {
        try (var victim = WorkerProcess.start(environment).awaitLog("ready")) {
            submit("restarted");
            awaitSpeech("restarted");
            victim.kill();
        }
        try (var successor = WorkerProcess.start(environment).awaitLog("reaped")) {
            assertFinishedOnce("restarted");
            assertThat(successor.alive()).isTrue();
        }
    }

    @Test
    void aWorkerThatIsToldToStopHandsItsJobBackUncharged() throws Exception {
        environment.put("VM_DRAIN_S", "0");
        try (var leaving = WorkerProcess.start(environment).awaitLog("ready")) {
            submit("drained");
            awaitSpeech("drained");
            leaving.terminate();
            assertThat(leaving.exitCode()).as(leaving.log()).isZero();
            assertThat(leaving.log()).contains("draining", "drained");
        }
        var waiting = queue.job(new JobId("drained")).orElseThrow();
        assertThat(waiting.state()).isEqualTo(JobState.QUEUED);
        assertThat(waiting.attempt()).isZero();
        assertThat(waiting.lost()).isZero();
        try (var _ = WorkerProcess.start(environment).awaitLog("ready")) {
            assertFinishedOnce("drained");
        }
        try (var left = Files.list(folder.resolve("work").resolve("jobs"))) {
            assertThat(left).as("scratch folders").isEmpty();
        }
    }

    @Test
    void aDrainWithGraceFinishesItsJobFirst() throws Exception {
        try (var leaving = WorkerProcess.start(environment).awaitLog("ready")) {
            submit("graceful");
            awaitSpeech("graceful");
            leaving.terminate();
            assertThat(leaving.exitCode()).as(leaving.log()).isZero();
        }
        assertThat(queue.job(new JobId("graceful")).orElseThrow().state()).isEqualTo(JobState.DONE);
    }

    @Test
    void aRunningJobOutlivesARestartOfRedis() throws Exception {
        try (var worker = WorkerProcess.start(environment).awaitLog("ready")) {
            submit("through");
            awaitSpeech("through");
            server.kill();
            worker.awaitLog("redis lost");
            server.restart();
            worker.awaitLog("redis back");
            assertFinishedOnce("through");
            assertThat(worker.alive()).isTrue();
        }
    }

    @Test
    void aCancelStopsTheWorkInTheMiddle() throws Exception {
        try (var worker = WorkerProcess.start(environment).awaitLog("ready")) {
            submit("unwanted");
            awaitSpeech("unwanted");
            queue.cancel(new JobId("unwanted"), false, "test", "no longer wanted");
            var job = Jobs.ended(queue, "unwanted");
            assertThat(job.state()).isEqualTo(JobState.CANCELLED);
            receiver.awaitArrival();
            assertThat(receiver.received().getFirst().body()).contains("job.cancelled");
            worker.terminate();
            assertThat(worker.exitCode()).isZero();
        }
    }
}
