package dev.voicemill.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.fixture.Jobs;
import dev.voicemill.fixture.Receiver;
import dev.voicemill.fixture.RedisServer;
import dev.voicemill.fixture.WorkerProcess;
import dev.voicemill.job.JobState;
import dev.voicemill.queue.JobQueue;
import dev.voicemill.queue.Redis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What producers get wrong, as raw entries of the stream: each ends in a terminal state with a message that names the field and
 * the fix, and its webhook is sent.
 */
class BadInputIT {
    private static final String FINE =
            "{\"script\":\"A quiet harbour.\",\"voice\":{\"provider\":\"piper\"},\"formats\":[\"wav\"]}";

    @TempDir
    static Path folder;

    private static RedisServer server;
    private static Redis redis;
    private static JobQueue queue;
    private static Receiver receiver;
    private static WorkerProcess worker;
    private static int count;

    @BeforeAll
    static void start() throws Exception {
        server = RedisServer.start();
        redis = Redis.open(server.url(), "test");
        queue = redis.queue("render");
        receiver = Receiver.start();
        var environment = WorkerProcess.environment(folder, server);
        environment.put(
                "VM_NET_ALLOW", "http://127.0.0.1/32:" + receiver.endpoint().getPort());
        worker = WorkerProcess.start(environment).awaitLog("ready");
    }

    @AfterAll
    static void stop() throws Exception {
        worker.close();
        receiver.close();
        queue.close();
        redis.close();
        server.close();
    }

    private static String submit(String... fields) {
        var id = "bad-" + ++count;
        var entry = new ArrayList<>(List.of(
                "XADD", "vm:{render}:in", "*", "v", "1", "id", id, "type", "voiceover", "hook", receiver.hook()));
        for (int i = 0; i < fields.length; i += 2) {
            int at = entry.indexOf(fields[i]);
            if (at >= 0 && at % 2 == 1) {
                entry.set(at + 1, fields[i + 1]);
            } else {
                entry.add(fields[i]);
                entry.add(fields[i + 1]);
            }
        }
        server.command(entry.toArray(String[]::new));
        return entry.get(entry.indexOf("id") + 1);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("malformed JSON", "{\"script\": \"A", new String[] {"JSON"}),
                Arguments.of("no JSON at all", "hello", new String[] {"JSON"}),
                Arguments.of("a list", "[]", new String[] {"object"}),
                Arguments.of("empty script", "{\"script\": \"\"}", new String[] {"script"}),
                Arguments.of("blank script", "{\"script\": \" \\n \"}", new String[] {"script"}),
                Arguments.of("only emoji", "{\"script\": \"\\uD83D\\uDE00 \\uD83D\\uDE80\"}", new String[] {
                    "script", "nothing to say"
                }),
                Arguments.of("no script", "{\"formats\": [\"wav\"]}", new String[] {"script"}),
                Arguments.of("script and key", "{\"script\": \"A.\", \"scriptKey\": \"k\"}", new String[] {"script"}),
                Arguments.of("missing script object", "{\"scriptKey\": \"no/such.txt\"}", new String[] {
                    "scriptKey", "no/such.txt"
                }),
                Arguments.of("unknown field", "{\"script\": \"A.\", \"vioce\": {}}", new String[] {"vioce", "voice"}),
                Arguments.of(
                        "unknown provider",
                        "{\"script\": \"A.\", \"voice\": {\"provider\": \"pieper\"}}",
                        new String[] {"voice.provider", "piper"}),
                Arguments.of(
                        "unknown voice of a pinned engine",
                        "{\"script\": \"A.\", \"voice\": {\"provider\": \"kokoro\", \"name\": \"af_belle\"}}",
                        new String[] {"voice.name", "af_belle", "af_bella"}),
                Arguments.of("unknown format", "{\"script\": \"A.\", \"formats\": [\"wave\"]}", new String[] {
                    "formats", "wave", "wav"
                }),
                Arguments.of("a format of pictures", "{\"script\": \"A.\", \"formats\": [\"mp4\"]}", new String[] {
                    "formats", "mp4"
                }),
                Arguments.of("speed out of range", "{\"script\": \"A.\", \"voice\": {\"speed\": 9}}", new String[] {
                    "voice.speed"
                }),
                Arguments.of(
                        "wrong phonemes in the lexicon",
                        "{\"script\": \"A cat.\", \"lexicon\": {\"cat\": \"/k\u4E2Dt/\"}}",
                        new String[] {"cat"}),
                Arguments.of(
                        "a script in letters that no rule can speak",
                        "{\"script\": \"\u6E2F\u53E3\u5F88\u5B89\u9759\u3002\"}",
                        new String[] {"script", "line 1"}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isToldByStateMessageAndWebhook(String what, String payload, String[] words) throws InterruptedException {
        var id = submit("payload", payload);
        var job = Jobs.ended(queue, id);
        assertThat(job.state()).as(what).isEqualTo(JobState.DEAD);
        assertThat(job.errClass()).isEqualTo("bad-input");
        assertThat(job.err()).contains(words);
        assertThat(job.attempt()).as("no second try of what cannot work").isLessThanOrEqualTo(1);
        assertHeard(id, "job.dead");
    }

    @Test
    void anUnknownTypeIsADeadLetterWithItsWebhook() throws InterruptedException {
        var id = submit("type", "voicover", "payload", FINE);
        var job = Jobs.ended(queue, id);
        assertThat(job.state()).isEqualTo(JobState.DEAD);
        assertThat(job.err()).contains("voicover");
        assertHeard(id, "job.dead");
    }

    @Test
    void anUnknownVersionIsADeadLetterWithItsWebhook() throws InterruptedException {
        var id = submit("v", "2", "payload", FINE);
        var job = Jobs.ended(queue, id);
        assertThat(job.state()).isEqualTo(JobState.DEAD);
        assertThat(job.errClass()).isEqualTo("bad-input");
        assertThat(job.err()).contains("v");
        assertHeard(id, "job.dead");
    }

    @Test
    void aPayloadOneByteTooLargeIsADeadLetterWithItsWebhook() throws InterruptedException {
        var id = submit("payload", "{\"script\":\"" + "a".repeat(65_537 - 13) + "\"}");
        var job = Jobs.ended(queue, id);
        assertThat(job.state()).isEqualTo(JobState.DEAD);
        assertThat(job.err()).contains("payload");
        assertHeard(id, "job.dead");
    }

    @Test
    void theFirstPayloadOfAnIdWins() throws InterruptedException {
        var id = submit("payload", FINE);
        submit("id", id, "payload", FINE.replace("quiet", "loud and long and altogether different"));
        assertThat(Jobs.ended(queue, id).state()).isEqualTo(JobState.DONE);
        assertHeard(id, "job.done");
        assertThat(receiver.received().stream()
                        .filter(hook -> hook.headers().id().startsWith(id + ":")))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("privateHooks")
    void aHookThatMayNotBeCalledIsRefusedBeforeAnyWork(String hook) {
        var id = submit("payload", FINE, "hook", hook);
        var job = Jobs.ended(queue, id);
        assertThat(job.state()).isEqualTo(JobState.DEAD);
        assertThat(job.errClass()).isEqualTo("bad-input");
        assertThat(job.err()).startsWith("hook");
    }

    static Stream<String> privateHooks() {
        return Stream.of(
                "http://127.0.0.1:1/x",
                "https://127.0.0.1/x",
                "http://169.254.169.254/latest/meta-data",
                "https://[::1]/",
                "https://2130706433/");
    }

    @Test
    void anEntryWithoutAnIdIsKeptAsPoisonAndStopsNothing() {
        server.command("XADD", "vm:{render}:in", "*", "v", "1", "type", "voiceover", "payload", FINE);
        var id = submit("payload", FINE);
        assertThat(Jobs.ended(queue, id).state()).isEqualTo(JobState.DONE);
        assertThat(server.command("XLEN", "vm:{render}:poison")).isEqualTo("1");
    }

    private static void assertHeard(String id, String type) throws InterruptedException {
        for (int i = 0; i <= count; i++) {
            for (var hook : receiver.received()) {
                if (hook.headers().id().startsWith(id + ":")) {
                    assertThat(hook.body()).contains("\"" + type + "\"").doesNotContain("quiet harbour");
                    return;
                }
            }
            receiver.awaitArrival();
        }
        throw new AssertionError("no webhook for " + id);
    }
}
