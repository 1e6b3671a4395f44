package dev.voicemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.cli.Operator.Answer;
import dev.voicemill.fixture.RedisServer;
import dev.voicemill.job.JobId;
import dev.voicemill.queue.ClaimedJob;
import dev.voicemill.queue.JobView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmitIT {
    private static RedisServer server;

    @TempDir
    private Path folder;

    private Crew crew;

    @BeforeAll
    static void startRedis() {
        server = RedisServer.start();
    }

    @AfterAll
    static void stopRedis() {
        server.close();
    }

    @BeforeEach
    void hireCrew() {
        crew = new Crew(server.url());
    }

    @AfterEach
    void emptyQueueAndGo() {
        while (crew.queue().depth().mailbox() + crew.queue().depth().queued() > 0) {
            crew.finish(crew.take());
        }
        crew.close();
    }

    @Test
    void aScriptGoesToTheQueueAndItsIdComesBackAlone() {
        Answer answer = operator().types("submit", "Hello from the harbour.");

        assertThat(answer.err()).startsWith("sent to the queue cli; see it with: voicemill job get ");
        assertThat(answer.code()).isEqualTo(ExitCode.OK);
        ClaimedJob job = crew.take();
        assertThat(answer.out()).isEqualToIgnoringNewLines(job.id().value());
        assertThat(job.type()).isEqualTo("voiceover");
        assertThat(job.payload()).isEqualTo("{\"script\":\"Hello from the harbour.\"}");
        crew.finish(job);
    }

    @Test
    void everyChoiceTravels() {
        Answer answer = operator()
                .types(
                        "submit",
                        "Hi.",
                        "--title=Harbour",
                        "--provider=piper",
                        "--voice=bf_emma",
                        "--speed=1.25",
                        "--lang=en-gb",
                        "--loudness=raw",
                        "--format=mp3",
                        "--captions=none",
                        "--tenant=radio",
                        "--priority=2",
                        "--hook=https://a.example/done",
                        "--id=choice-1",
                        "--deadline=+2h",
                        "-o",
                        "json");

        assertThat(answer.out())
                .isEqualToIgnoringNewLines("{\"id\":\"choice-1\",\"type\":\"voiceover\",\"queue\":\"cli\"}");
        ClaimedJob job = crew.take();
        assertThat(job.payload()).isEqualTo("""
                {"script":"Hi.","title":"Harbour",\
                "voice":{"name":"bf_emma","provider":"piper","speed":1.25,"lang":"en-gb"},\
                "loudness":"raw","formats":["mp3"],"captions":[]}""");
        JobView seen = crew.queue().job(new JobId("choice-1")).orElseThrow();
        assertThat(seen.tenant()).isEqualTo("radio");
        assertThat(seen.priority()).isEqualTo(2);
        assertThat(seen.hook()).isEqualTo("https://a.example/done");
        assertThat(seen.deadline()).isAfter(java.time.Instant.now());
        crew.finish(job);
    }

    @Test
    void aScriptMayComeFromAFileOrAPipeOrTheBucket() throws IOException {
        Path script = Files.writeString(folder.resolve("script.txt"), "\uFEFFFrom a file – so there.");

        operator().types("submit", "-f", script.toString());
        assertThat(takenPayload()).isEqualTo("{\"script\":\"From a file – so there.\"}");
        operator().piping("From a pipe.\n").types("submit", "-");
        assertThat(takenPayload()).isEqualTo("{\"script\":\"From a pipe.\\n\"}");
        operator().types("submit", "--script-key", "scripts/a.txt");
        assertThat(takenPayload()).isEqualTo("{\"scriptKey\":\"scripts/a.txt\"}");
    }

    @Test
    void aPayloadIsSentAsItIs() throws IOException {
        String json = "{ \"voiceover\": \"takes/a.wav\", \"captionsFrom\": \"none\" }";
        Path file = Files.writeString(folder.resolve("video.json"), json);

        Answer answer = operator().types("submit", "-t", "render-video", "--payload", file.toString());

        assertThat(answer.code()).isEqualTo(ExitCode.OK);
        ClaimedJob job = crew.take();
        assertThat(job.type()).isEqualTo("render-video");
        assertThat(job.payload()).isEqualTo(json);
        crew.finish(job);
    }

    @Test
    void aMistakeNeverReachesTheQueueUnlessAskedTo() {
        Answer refused =
                operator().types("submit", "Hi.", "--provider", "polly", "--speed", "3", "--format", "mp3,ogg");

        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).isEqualToIgnoringNewLines("""
                error: not sent, the voiceover job is not valid:
                  voice.provider: "polly" is not one of kokoro, piper
                  voice.speed: 3.0 is outside 0.5 to 2.0
                  formats[1]: "ogg" is not one of wav, mp3""");
        assertThat(crew.queue().depth().mailbox()).isZero();

        Answer forced = operator().types("submit", "Hi.", "--provider", "polly", "--no-check");

        assertThat(forced.code()).isEqualTo(ExitCode.OK);
        assertThat(crew.queue().depth().mailbox()).isOne();
    }

    @Test
    void theSameJobIsNotSentTwiceAndAnotherIsRefusedItsId() {
        operator().types("submit", "Hi.", "--id", "twice");
        crew.finish(crew.take());

        Answer same = operator().types("submit", "Hi.", "--id", "twice", "--wait");
        assertThat(same.code()).isEqualTo(ExitCode.OK);
        assertThat(same.err()).contains("the same job is known already and done; it was not sent again");
        Answer other = operator().types("submit", "Ho.", "--id", "twice");
        assertThat(other.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(other.err())
                .isEqualToIgnoringNewLines(
                        "error: not sent, the id twice belongs to another job (done); choose another id");
        assertThat(crew.queue().depth().mailbox()).isZero();
    }

    @Test
    void waitingShowsTheWayAndThenTheFinishedJob() throws ExecutionException, InterruptedException {
        var waiting = new FutureTask<>(
                () -> operator().types("submit", "Hi. Ho.", "--id", "watched", "--wait", "--timeout", "1m"));
        Thread.ofVirtual().start(waiting);
        ClaimedJob job = crew.take();
        crew.report(job, "speech", 40);
        crew.finish(job);

        Answer answer = waiting.get();

        assertThat(answer.code()).isEqualTo(ExitCode.OK);
        assertThat(answer.err()).startsWith("job watched\n");
        assertThat(answer.out())
                .containsPattern("(?m)^job +watched$")
                .containsPattern("(?m)^state +done$")
                .containsPattern("(?m)^spoken by +kokoro, af_bella$")
                .containsPattern("(?m)^sound +2.5 s in 2 sentences, real-time factor 0.31$")
                .containsPattern("(?m)^  mp3 +jobs/x/voice.mp3$")
                .containsPattern("(?m)^warning +spoken by another voice$");
    }

    @Test
    void aJobThatDiesWhileWaitedForIsToldByTheExitCode() {
        operator().types("submit", "Hi.", "--id", "doomed");
        crew.lose(crew.take(), "the model is corrupt; fetch it again");

        Answer answer = operator().types("submit", "Hi.", "--id", "doomed", "--wait", "-o", "json");

        assertThat(answer.code()).isEqualTo(ExitCode.NOT_DONE);
        assertThat(answer.out())
                .contains("\"state\":\"dead\"")
                .contains("\"error\":{\"class\":\"speech\",\"message\":\"the model is corrupt; fetch it again\"}");
    }

    @Test
    void waitingEndsInTimeAndTheJobGoesOn() {
        Answer answer = operator().types("submit", "Hi.", "--id", "slow", "--wait", "--timeout", "0s");

        assertThat(answer.code()).isEqualTo(ExitCode.TIMED_OUT);
        assertThat(answer.err())
                .contains("in the mailbox, waiting for a worker after 0s")
                .contains("error: the job has not ended after 0s and goes on; see it with: voicemill job get slow");
        assertThat(crew.queue().depth().mailbox()).isOne();
    }

    @Test
    void aRedisThatIsNotThereIsNamedWithoutItsPassword() {
        var gone = RedisServer.start();
        String url = gone.url().replace("redis://", "redis://:hush@");
        gone.close();

        Answer answer = Operator.at(url).types("submit", "Hi.");

        assertThat(answer.code()).isEqualTo(ExitCode.REDIS);
        assertThat(answer.err())
                .startsWith("error: ")
                .contains(String.valueOf(gone.port()))
                .doesNotContain("hush");
        assertThat(answer.out()).isEmpty();
    }

    private String takenPayload() {
        ClaimedJob job = crew.take();
        crew.finish(job);
        return job.payload();
    }

    private static Operator operator() {
        return Operator.at(server.url());
    }
}
