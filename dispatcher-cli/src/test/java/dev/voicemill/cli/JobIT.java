package dev.voicemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.cli.Operator.Answer;
import dev.voicemill.fixture.RedisServer;
import dev.voicemill.job.JobId;
import dev.voicemill.job.JobState;
import dev.voicemill.queue.ClaimedJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobIT {
    private RedisServer server;
    private Crew crew;

    @BeforeEach
    void startRedis() {
        server = RedisServer.start();
        crew = new Crew(server.url());
    }

    @AfterEach
    void stopRedis() {
        crew.close();
        server.close();
    }

    @Test
    void aJobIsShownWithWhereItIs() {
        ClaimedJob job = running("one");
        crew.report(job, "speech", 40);

        Answer answer = operator().types("job", "get", "one");

        assertThat(answer.code()).isEqualTo(ExitCode.OK);
        assertThat(answer.out())
                .containsPattern("(?m)^type +voiceover$")
                .containsPattern("(?m)^state +running, speech 40 %$")
                .containsPattern("(?m)^attempts +1$")
                .containsPattern("(?m)^node +quay$")
                .containsPattern("(?m)^taken in +20[0-9-]+T[0-9:.]+Z$");
        assertThat(operator().types("job", "get", "one", "-o", "json").out())
                .startsWith("{\"id\":\"one\",\"type\":\"voiceover\",\"state\":\"running\",\"tenant\":\"default\"")
                .contains("\"stage\":\"speech\",\"percent\":40");
    }

    @Test
    void jobsAreListedNewestFirstAndByState() {
        crew.finish(running("first"));
        running("second");

        Answer all = operator().types("job", "ls");
        assertThat(all.out().lines().map(line -> line.split(" ", 2)[0])).containsExactly("JOB", "second", "first");
        Answer done = operator().types("job", "ls", "--state", "done");
        assertThat(done.out().lines().skip(1)).singleElement().asString().startsWith("first");
        assertThat(operator()
                        .types("job", "ls", "--state", "dead", "-o", "json")
                        .out())
                .isEqualToIgnoringNewLines("[]");
        assertThat(operator().types("job", "ls", "--limit", "1", "-o", "json").out())
                .startsWith("[{\"id\":\"second\"")
                .doesNotContain("first");
    }

    @Test
    void aQueuedJobIsCancelledAtOnceAndARunningOneByItsWorker() {
        operator().types("submit", "Hi.", "--id", "queued");
        Answer atOnce = cancel("queued");
        assertThat(atOnce.out()).isEqualToIgnoringNewLines("job queued is cancelled");
        running("busy");
        Answer later = cancel("busy");
        assertThat(later.out())
                .isEqualToIgnoringNewLines("job busy is running; its worker stops it at its next beat, within seconds");
        assertThat(cancel("busy", "-o", "json").out())
                .isEqualToIgnoringNewLines("{\"id\":\"busy\",\"state\":\"cancelling\"}");
        assertThat(cancel("busy", "--force").out()).isEqualToIgnoringNewLines("job busy is cancelled");

        assertThat(state("queued")).isEqualTo(JobState.CANCELLED);
        assertThat(state("busy")).isEqualTo(JobState.CANCELLED);
        Answer again = cancel("busy");
        assertThat(again.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(again.err()).isEqualToIgnoringNewLines("error: job busy is cancelled already");
    }

    @Test
    void aDeadJobRunsAgainOnceForTwoOperators() {
        crew.lose(running("dead"), "disk full");

        Answer first = requeue("dead", "--generation", "1");
        Answer second = requeue("dead", "--generation", "1");

        assertThat(first.out()).isEqualToIgnoringNewLines("job dead is queued again as generation 2");
        assertThat(second.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(second.err()).startsWith("error: job dead is queued in generation 2; only a dead");
        assertThat(crew.take().generation()).isEqualTo(2);
    }

    @Test
    void theDeadLettersTellWhatKilledThem() {
        crew.lose(running("dead"), "the model\nis \u001b[31mcorrupt");
        crew.finish(running("fine"));

        Answer table = operator().types("dlq", "ls");

        assertThat(table.out().lines().skip(1))
                .singleElement()
                .asString()
                .containsPattern("^dead +voiceover +speech +1 +0 +[0-9]+s ago +the model is \\?\\[31mcorrupt$");
        assertThat(operator().types("dlq", "ls", "-o", "json").out())
                .startsWith("[{\"id\":\"dead\"")
                .contains("\"error\":{\"class\":\"speech\",\"message\":\"the model\\nis \\u001B[31mcorrupt\"}")
                .doesNotContain("fine");
    }

    @Test
    void anUnknownJobHasItsOwnExitCode() {
        assertThat(operator().types("job", "get", "nobody"))
                .isEqualTo(new Answer(4, "", "error: no job nobody; list them with: voicemill job ls\n"));
        assertThat(cancel("nobody").code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(requeue("nobody").code()).isEqualTo(ExitCode.NOT_FOUND);
    }

    @Test
    void aJobThatNoWorkerHasTakenInYetIsToldApart() {
        operator().types("submit", "Hi.", "--id", "fresh");

        Answer answer = operator().types("job", "get", "fresh");

        assertThat(answer.code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(answer.err())
                .isEqualToIgnoringNewLines("error: no job fresh yet, but the mailbox holds 1 entry that no worker has"
                        + " taken in; is one running?");
    }

    @Test
    void aQueueNameThatCannotBeIsAMistake() {
        Answer answer = operator().with("VM_QUEUE", "a{b").types("job", "ls");

        assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.err()).startsWith("error: VM_QUEUE: ");
    }

    @Test
    void aSettingThatLooksLikeATypoIsMentioned() {
        Answer answer = operator().with("VM_QUEU", "night").types("job", "ls");

        assertThat(answer.err())
                .isEqualToIgnoringNewLines("warning: VM_QUEU: no such setting, ignored, did you mean VM_QUEUE?");
        assertThat(answer.code()).isEqualTo(ExitCode.OK);
    }

    private ClaimedJob running(String id) {
        operator().types("submit", "Hi.", "--id", id);
        ClaimedJob job = crew.take();
        assertThat(job.id()).isEqualTo(new JobId(id));
        return job;
    }

    private JobState state(String id) {
        return crew.queue().job(new JobId(id)).orElseThrow().state();
    }

    private Answer cancel(String id, String... more) {
        return changed("cancel", id, more);
    }

    private Answer requeue(String id, String... more) {
        return changed("requeue", id, more);
    }

    private Answer changed(String verb, String id, String... more) {
        String[] words = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("job", verb, id, "--reason", "a test"),
                        java.util.Arrays.stream(more))
                .toArray(String[]::new);
        return operator().types(words);
    }

    private Operator operator() {
        return Operator.at(server.url());
    }
}
