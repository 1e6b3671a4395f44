package dev.voicemill.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.job.JobState;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IntakeIT {
    private static final String JUNK = "\u0000\u0001\ufffd\n'\"%s%d{}[]";

    private final Bench bench = Bench.fresh();

    /** Entries with a usable id, and the words that their dead job's error must hold. */
    static List<Arguments> refused() {
        return List.of(
                entry("v is \"2\"", "v", "2", "type", "voiceover", "payload", "{}"),
                entry("v is \"\"", "type", "voiceover", "payload", "{}"),
                entry("v is", "v", JUNK, "type", "voiceover", "payload", "{}"),
                entry("type is missing", "v", "1", "payload", "{}"),
                entry("type is", "v", "1", "type", "Voice Over", "payload", "{}"),
                entry("type is", "v", "1", "type", "", "payload", "{}"),
                entry("type is", "v", "1", "type", "x".repeat(33), "payload", "{}"),
                entry("payload is missing", "v", "1", "type", "voiceover"),
                entry("65537 bytes", "v", "1", "type", "voiceover", "payload", "x".repeat(65_537)),
                entry("pri is \"10\"", valid("pri", "10")),
                entry("pri is \"-1\"", valid("pri", "-1")),
                entry("pri is \"5.5\"", valid("pri", "5.5")),
                entry("pri is \"0x5\"", valid("pri", "0x5")),
                entry("cost is \"1e9\"", valid("cost", "1e9")),
                entry("cost is \"nan\"", valid("cost", "nan")),
                entry("cost is", valid("cost", "9".repeat(16))),
                entry("runAt is \"tomorrow\"", valid("runAt", "tomorrow")),
                entry("runAt is", valid("runAt", "9".repeat(400))),
                entry("runAt is \"\"", valid("runAt", "")),
                entry("deadline is \"inf\"", valid("deadline", "inf")),
                entry("deadline is \" 5\"", valid("deadline", " 5")),
                entry("tenant is \"Acme\"", valid("tenant", "Acme")),
                entry("tenant is", valid("tenant", "a".repeat(33))),
                entry("tenant is", valid("tenant", JUNK)),
                entry("hook is", valid("hook", "ftp://example.com")),
                entry("hook is", valid("hook", "https://example.com/ with space")),
                entry("hook is", valid("hook", "https://e/" + "x".repeat(2048))),
                entry("type is given twice", valid("type", "voiceover")),
                entry("v is \"3\"", "v", "3", "type", "?", "pri", "x"),
                entry("type is", "v", "3", "type", "?", "pri", "x"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void anEntryWithAUsableIdBecomesADeadJobThatSaysWhy(String words, List<String> fields) {
        send("odd", fields);
        bench.submit("good");

        assertThat(bench.take("n1").id().value()).isEqualTo("good");
        JobView odd = bench.view("odd");
        assertThat(odd.state()).isEqualTo(JobState.DEAD);
        assertThat(odd.errClass()).isEqualTo("bad-input");
        assertThat(odd.err()).contains(words);
        assertThat(odd.generation()).isEqualTo(1);
        assertThat(bench.raw.zscore(bench.keys.dead(), "odd")).isNotNull();
        assertThat(bench.counted("dead:class:bad-input")).isEqualTo(1);
    }

    /** Entries without a usable id, and the words that their reason must hold. */
    static List<Arguments> unusable() {
        return List.of(
                entry("id is missing", "v", "1", "type", "voiceover", "payload", "{}"),
                entry("id is \"\"", "id", "", "payload", "{}"),
                entry("id is \"a.b\"", "id", "a.b"),
                entry("id is \"a:b\"", "id", "a:b"),
                entry("id is \"../x\"", "id", "../x"),
                entry("id is", "id", "x".repeat(65)),
                entry("id is", "id", JUNK),
                entry("id is missing", JUNK, JUNK),
                entry("id is missing", "ID", "one"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void anEntryWithoutAUsableIdIsKeptAsPoison(String words, List<String> fields) {
        bench.xadd(fields.toArray(String[]::new));
        bench.submit("good");

        assertThat(bench.take("n1").id().value()).isEqualTo("good");
        assertThat(poison())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getBody().get("reason")).contains(words));
        assertThat(bench.raw.zcard(bench.keys.jobs())).isEqualTo(1);
        assertThat(bench.counted("poison")).isEqualTo(1);
    }

    @Test
    void sixtyFourFieldsAreReadAndSixtyFiveRefused() {
        send("most", with(60, valid("tenant", "a")));
        bench.claim("n2");
        assertThat(bench.view("most").state()).isEqualTo(JobState.RUNNING);
        send("more", with(61, valid("tenant", "a")));
        bench.claim("n2");
        assertThat(bench.view("more").err()).contains("65 fields").contains("at most 64");
    }

    @Test
    void aPayloadOf64KiBIsTaken() {
        String payload = "x".repeat(65_536);
        send("large", List.of("v", "1", "type", "voiceover", "payload", payload));
        assertThat(bench.take("n1").payload()).isEqualTo(payload);
    }

    @Test
    void bytesThatAreNoTextReachTheWorkerThatRefusesThem() {
        byte[] junk = {(byte) 0xff, (byte) 0xfe, 0, '{', (byte) 0xc3};
        Object[] fields = Stream.of("v", "1", "id", "junk", "type", "voiceover", "payload", "")
                .map(text -> text.isEmpty() ? junk : bytes(text))
                .toArray();
        try (var client = new RawClient(Bench.url())) {
            client.client().connect(ByteArrayCodec.INSTANCE).sync().xadd(bytes(bench.keys.mailbox()), fields);
        }
        assertThat(bench.take("n1").payload()).contains("\ufffd").contains("{");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anOversizePayloadIsNotKept() {
        send("huge", List.of("v", "1", "type", "voiceover", "payload", "x".repeat(65_537)));
        bench.claim("n1");
        assertThat(bench.view("huge").payload()).isNull();
    }

    @Test
    void defaultsAndClampsAreWhatTheContractSays() {
        bench.submit("plain");
        send("small", valid("cost", "1"));
        send("large", valid("cost", "999999999999999"));
        bench.queue.claim(new ClaimRequest("n", "w", Bench.token(), Bench.LEASE, 0, 200, Bench.VOICE));
        assertThat(bench.view("plain").priority()).isEqualTo(5);
        assertThat(bench.view("plain").tenant()).isEqualTo("default");
        assertThat(bench.view("plain").costMs()).isEqualTo(1_000);
        assertThat(bench.view("small").costMs()).isEqualTo(1_000);
        assertThat(bench.view("large").costMs()).isEqualTo(600_000);
    }

    @Test
    void namesThatNobodyReadsAreShown() {
        send("typo", valid("tennant", "acme"));
        send("trace", valid("traceparent", "not-a-trace"));
        bench.claim("n1");
        bench.claim("n1");
        assertThat(bench.view("typo").ignored()).isEqualTo("tennant");
        assertThat(bench.view("trace").ignored()).isEqualTo("traceparent");
        assertThat(bench.view("trace").traceparent()).isNull();
    }

    @Test
    void foreignNamesAreCutAtAKilobyte() {
        send("typo", valid("x".repeat(5_000), "y"));
        bench.claim("n1");
        assertThat(bench.view("typo").ignored()).hasSize(1024);
        bench.xadd("no-id", "y".repeat(100_000));
        bench.claim("n1");
        assertThat(poison().getFirst().getBody().get("no-id")).hasSize(1024);
    }

    @Test
    void theSameIdTwiceIsOneJobAndTheFirstPayloadWins() {
        bench.submit("one", "one");
        bench.xadd("v", "1", "id", "one", "type", "voiceover", "payload", "{\"script\":\"Other.\"}");
        assertThat(bench.take("n1").payload()).contains("Hello.");
        assertThat(bench.claim("n1")).isInstanceOf(ClaimReply.Empty.class);
        assertThat(bench.counted("dup")).isEqualTo(1);
        assertThat(bench.counted("dup_conflict")).isEqualTo(1);
        bench.submit("one");
        bench.claim("n1");
        assertThat(bench.counted("dup")).isEqualTo(2);
        assertThat(bench.view("one").payload()).contains("Hello.");
    }

    @Test
    void aHeadThatRaisesGoesToPoisonAndStopsNobody() {
        bench.raw.set(bench.keys.job("trap"), "not a hash");
        bench.submit("trap", "good");
        assertThat(bench.take("n1").id().value()).isEqualTo("good");
        assertThat(poison()).singleElement().satisfies(entry -> {
            assertThat(entry.getBody().get("reason")).contains("raised").contains("WRONGTYPE");
            assertThat(entry.getBody()).containsEntry("id", "trap");
        });
    }

    @Test
    void oneCallTakesAtMost200EntriesAndAMegabyte() {
        for (int i = 0; i < 250; i++) {
            bench.submit("small-" + i);
        }
        bench.claim("n1");
        assertThat(bench.raw.xlen(bench.keys.mailbox())).isEqualTo(50);
        bench.claim("n1");
        assertThat(bench.raw.xlen(bench.keys.mailbox())).isZero();
        for (int i = 0; i < 20; i++) {
            send("large-" + i, List.of("v", "1", "type", "voiceover", "payload", "x".repeat(65_536)));
        }
        bench.claim("n1");
        assertThat(bench.raw.xlen(bench.keys.mailbox())).isEqualTo(4);
    }

    @Test
    void everyEntryIsAccountedFor() {
        bench.submit("a", "b", "a");
        bench.xadd("id", ".");
        bench.submit("c");
        bench.queue.claim(new ClaimRequest("n1", "w", Bench.token(), Bench.LEASE, 3, 2, Bench.VOICE));
        assertThat(bench.raw.hget(bench.keys.meta(), "taken")).isEqualTo("2");
        assertThat(bench.raw.xlen(bench.keys.mailbox())).isEqualTo(3);
        bench.claim("n1");
        assertThat(bench.raw.hget(bench.keys.meta(), "taken")).isEqualTo("5");
        assertThat(bench.raw.xlen(bench.keys.mailbox())).isZero();
    }

    private List<StreamMessage<String, String>> poison() {
        return bench.raw.xrange(bench.keys.poison(), Range.unbounded());
    }

    private void send(String id, List<String> fields) {
        var all = new ArrayList<>(List.of("id", id));
        all.addAll(fields);
        bench.xadd(all.toArray(String[]::new));
    }

    private static Arguments entry(String words, String... fields) {
        return Arguments.of(words, List.of(fields));
    }

    private static Arguments entry(String words, List<String> fields) {
        return Arguments.of(words, fields);
    }

    private static List<String> valid(String name, String value) {
        return List.of("v", "1", "type", "voiceover", "payload", "{}", name, value);
    }

    private static List<String> with(int count, List<String> fields) {
        var all = new ArrayList<>(fields);
        for (int i = 0; i < count - 1; i++) {
            all.add("extra" + i);
            all.add("x");
        }
        return all;
    }
}
