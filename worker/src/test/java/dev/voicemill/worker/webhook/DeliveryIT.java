package dev.voicemill.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.config.Secret;
import dev.voicemill.fixture.FaultyLine;
import dev.voicemill.fixture.FaultyLine.Fault;
import dev.voicemill.fixture.Receiver;
import dev.voicemill.fixture.Receiver.Received;
import dev.voicemill.net.AddressGuard;
import dev.voicemill.net.GuardedHttp;
import dev.voicemill.queue.HookEvent;
import dev.voicemill.queue.HookOutcome;
import dev.voicemill.queue.HookOutcome.Dead;
import dev.voicemill.queue.HookOutcome.Defer;
import dev.voicemill.queue.HookOutcome.Delivered;
import dev.voicemill.queue.HookOutcome.Retry;
import dev.voicemill.sign.WebhookSecret;
import dev.voicemill.sign.WebhookSignature;
import dev.voicemill.sign.WebhookSignature.Verdict;
import dev.voicemill.storage.ObjectStore;
import dev.voicemill.storage.ObjectStores;
import dev.voicemill.storage.StorageSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryIT {
    private static final Secret MASTER = new Secret("a master secret of more than 32 characters");
    private static final Duration AT_LEAST_FIRST_WAIT = Duration.ofMillis(4_500);
    private static final Duration AT_MOST_FIRST_WAIT = Duration.ofMillis(5_500);

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private Receiver receiver;
    private FaultyLine line;
    private GuardedHttp http;

    @BeforeEach
    void start() throws IOException {
        receiver = Receiver.start();
        line = FaultyLine.to(receiver.endpoint());
        http = new GuardedHttp(AddressGuard.allowing("http://127.0.0.1:*"), Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        http.close();
        line.close();
        receiver.close();
    }

    @Test
    void signsWhatItSendsWithTheSecretOfTheAddress() {
        assertThat(send(HookEvents.done(receiver.hook()))).isEqualTo(new Delivered(200));
        Received got = receiver.received().getFirst();
        Secret secret = WebhookSecret.derive(MASTER, WebhookSecret.endpointId(receiver.hook()), 1);
        assertThat(WebhookSignature.verify(secret, got.headers(), got.bytes(), now.get()))
                .isEqualTo(Verdict.VALID);
        assertThat(got.headers().id()).isEqualTo("01JDXK:1:1789999999000");
        assertThat(got.contentType()).isEqualTo("application/json");
        assertThat(got.body()).startsWith("{\"type\":\"job.done\"");
    }

    @Test
    void signsForANamedEndpointWithItsNewSecretAndTheOneBefore() {
        send(HookEvents.event("job.dead", "billing", receiver.hook(), 1)
                .withSecretGeneration(3)
                .build());
        Received got = receiver.received().getFirst();
        for (int generation = 2; generation <= 3; generation++) {
            Secret secret = WebhookSecret.derive(MASTER, "billing", generation);
            assertThat(WebhookSignature.verify(secret, got.headers(), got.bytes(), now.get()))
                    .isEqualTo(Verdict.VALID);
        }
        assertThat(got.headers().signature().split(" ")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void anyTwoHundredIsSuccess(int status) {
        receiver.answers(status);
        assertThat(send(HookEvents.done(receiver.hook()))).isEqualTo(new Delivered(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 304, 307, 308, 400, 401, 403, 404, 408, 422, 429, 500, 502, 503, 504})
    void anyOtherStatusIsTriedAgain(int status) {
        receiver.answers(status, "Location: /elsewhere");
        assertThat(send(HookEvents.done(receiver.hook()))).isInstanceOfSatisfying(Retry.class, retry -> {
            assertThat(retry.status()).isEqualTo(status);
            assertThat(retry.reason()).isEqualTo("the receiver answered " + status);
            assertThat(retry.delay()).isBetween(AT_LEAST_FIRST_WAIT, AT_MOST_FIRST_WAIT);
        });
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void aReceiverThatIsGoneIsGivenUp() {
        receiver.answers(410);
        assertThat(send(HookEvents.done(receiver.hook()))).isEqualTo(new Dead(410, "the receiver is gone for good"));
    }

    @Test
    void theTenthFailureIsTheLast() {
        receiver.answers(500);
        assertThat(send(HookEvents.done(receiver.hook(), 9))).isInstanceOf(Retry.class);
        assertThat(send(HookEvents.done(receiver.hook(), 10))).isEqualTo(new Dead(500, "the receiver answered 500"));
    }

    @ParameterizedTest
    @CsvSource({"429, 90, 90", "503, 3600, 3600", "503, 9999999, 86400"})
    void heedsRetryAfterUpToADay(int status, String asked, long seconds) {
        receiver.answers(status, "Retry-After: " + asked);
        assertThat(send(HookEvents.done(receiver.hook())))
                .isInstanceOfSatisfying(
                        Retry.class, retry -> assertThat(retry.delay()).isEqualTo(Duration.ofSeconds(seconds)));
    }

    @Test
    void doesNotWaitForAReceiverThatNeverAnswers() {
        receiver.hold();
        assertThatItIsTriedAgain(hastySend(receiver.hook()), "no answer in time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 2", "HTTP/1.1 200 OK\r\nContent-Len"})
    void doesNotWaitForAnAnswerThatStalls(String start) {
        line.set(new Fault.Stall(start));
        assertThatItIsTriedAgain(hastySend(line.endpoint() + "/hook"), "no answer in time");
    }

    @Test
    void takesTheStatusAndLeavesTheRestOfASlowAnswer() {
        line.set(new Fault.Stall("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nand then nothing"));
        assertThat(hastySend(line.endpoint() + "/hook")).isEqualTo(new Delivered(200));
    }

    @Test
    void doesNotReadAHugeAnswer() {
        receiver.answersWithBody(4_000_000_000L);
        assertThat(send(HookEvents.done(receiver.hook()))).isEqualTo(new Delivered(200));
    }

    @Test
    void aConnectionThatBreaksIsTriedAgain() {
        line.set(new Fault.Reset());
        assertThatItIsTriedAgain(send(HookEvents.done(line.endpoint() + "/hook")), "the connection broke");
        line.set(new Fault.Cut(5));
        assertThatItIsTriedAgain(send(HookEvents.done(line.endpoint() + "/hook")), "the connection broke");
    }

    @Test
    void keepsNothingThatTheReceiverSent() {
        line.set(new Fault.Answer("SECRET words of the receiver\r\n\r\n"));
        assertThatItIsTriedAgain(send(HookEvents.done(line.endpoint() + "/hook")), "the connection broke");
    }

    @Test
    void aClosedPortIsTriedAgain() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(send(HookEvents.done("http://127.0.0.1:" + free + "/hook")))
                .isInstanceOfSatisfying(
                        Retry.class, retry -> assertThat(retry.reason()).startsWith("not connected: "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1:8080/hook",
                "http://169.254.169.254/latest/meta-data/",
                "https://127.0.0.1/hook",
                "https://[::1]/hook",
                "https://2130706433/"
            })
    void anAddressInsideTheNetworkIsGivenUpAtOnce(String hook) {
        assertThat(send(HookEvents.done(hook)))
                .isInstanceOfSatisfying(
                        Dead.class, dead -> assertThat(dead.reason()).matches(".*(VM_NET_ALLOW|four numbers).*"));
    }

    @Test
    void aHookThatIsNoAddressIsGivenUp() {
        assertThat(send(HookEvents.done("https://no address/"))).isEqualTo(new Dead(0, "the hook is no address"));
    }

    @Test
    void anEndpointThatNobodyRegisteredIsGivenUp() {
        assertThat(send(HookEvents.event("job.done", "billing", null, 1).build()))
                .isEqualTo(new Dead(0, "unknown endpoint billing"));
    }

    @Test
    void anEndpointThatRestsIsLeftAlone() {
        var event = HookEvents.event("job.dead", "billing", receiver.hook(), 1);
        Instant soon = now.get().plusSeconds(600);
        assertThat(send(event.withDisabledUntil(soon).build())).isEqualTo(new Defer(Duration.ofMinutes(10)));
        Instant never = Instant.parse("9999-12-31T00:00:00Z");
        assertThat(send(event.withDisabledUntil(never).build()))
                .isEqualTo(new Dead(0, "the endpoint is disabled; enable it and replay"));
        assertThat(receiver.received()).isEmpty();
        assertThat(send(event.withDisabledUntil(now.get()).build())).isInstanceOf(Delivered.class);
    }

    @Test
    void aResultThatCannotBeReadIsGivenUp() {
        assertThat(send(HookEvents.event("job.done", receiver.hook(), receiver.hook(), 1)
                        .withResult("{")
                        .build()))
                .isEqualTo(new Dead(0, "the job's result cannot be read"));
    }

    @Test
    void leavesAReceiverThatKeepsFailingAloneForAWhile() {
        Delivery delivery = delivery(http, Care.STANDARD);
        receiver.answers(500);
        for (int call = 0; call < Care.STANDARD.callsToJudge(); call++) {
            assertThat(outcome(delivery, receiver.hook())).isInstanceOf(Retry.class);
        }
        assertThat(outcome(delivery, receiver.hook())).isEqualTo(new Defer(Care.STANDARD.rest()));
        assertThat(receiver.received()).hasSize(Care.STANDARD.callsToJudge());

        receiver.answers(200);
        now.updateAndGet(time -> time.plus(Care.STANDARD.rest()).plusSeconds(1));
        assertThat(outcome(delivery, receiver.hook())).isEqualTo(new Delivered(200));
        assertThat(outcome(delivery, receiver.hook())).isEqualTo(new Delivered(200));
    }

    @Test
    void restsNoLongerThanTheReceiverAsked() {
        Delivery delivery = delivery(http, Care.STANDARD);
        receiver.answers(429, "Retry-After: 7");
        for (int call = 0; call < Care.STANDARD.callsToJudge(); call++) {
            outcome(delivery, receiver.hook());
        }
        assertThat(outcome(delivery, receiver.hook())).isEqualTo(new Defer(Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 302})
    void doesNotRestAReceiverThatIsUpButRefuses(int status) {
        Delivery delivery = delivery(http, Care.STANDARD);
        receiver.answers(status);
        for (int call = 0; call < 2 * Care.STANDARD.callsWatched(); call++) {
            assertThat(outcome(delivery, receiver.hook())).isInstanceOf(Retry.class);
        }
    }

    @Test
    void restsOneReceiverAndNotTheOthers() {
        Delivery delivery = delivery(http, Care.STANDARD);
        line.set(new Fault.Reset());
        for (int call = 0; call <= Care.STANDARD.callsToJudge(); call++) {
            outcome(delivery, line.endpoint() + "/hook");
        }
        assertThat(outcome(delivery, line.endpoint() + "/hook")).isInstanceOf(Defer.class);
        assertThat(outcome(delivery, receiver.hook())).isEqualTo(new Delivered(200));
    }

    @Test
    void putsOffCallsAboveTheRate() {
        Delivery delivery = delivery(http, new Care(1, 4, 10, 5, Duration.ofSeconds(30)));
        HookOutcome outcome = outcome(delivery, receiver.hook());
        for (int call = 0; call < 100 && !(outcome instanceof Defer); call++) {
            outcome = outcome(delivery, receiver.hook());
        }
        assertThat(outcome).isEqualTo(new Defer(Duration.ofSeconds(1)));
    }

    @Test
    void putsOffCallsAboveTheRoom() throws Exception {
        Delivery delivery = delivery(http, new Care(100, 1, 10, 5, Duration.ofSeconds(30)));
        receiver.hold();
        var first = CompletableFuture.supplyAsync(() -> outcome(delivery, receiver.hook()));
        receiver.awaitArrival();
        for (int call = 0; call < 10; call++) {
            assertThat(outcome(delivery, receiver.hook())).isEqualTo(new Defer(Duration.ofSeconds(1)));
        }
        receiver.release();
        assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(new Delivered(200));
        assertThat(outcome(delivery, receiver.hook())).isEqualTo(new Delivered(200));
    }

    private static void assertThatItIsTriedAgain(HookOutcome outcome, String reason) {
        assertThat(outcome).isInstanceOfSatisfying(Retry.class, retry -> {
            assertThat(retry.status()).isZero();
            assertThat(retry.reason()).isEqualTo(reason);
        });
    }

    private HookOutcome send(HookEvent event) {
        return delivery(http, Care.STANDARD).attempt(event).outcome();
    }

    private HookOutcome hastySend(String hook) {
        try (var hasty = new GuardedHttp(AddressGuard.allowing("http://127.0.0.1:*"), Duration.ofMillis(500))) {
            return outcome(delivery(hasty, Care.STANDARD), hook);
        }
    }

    private static HookOutcome outcome(Delivery delivery, String hook) {
        return delivery.attempt(HookEvents.done(hook)).outcome();
    }

    private Delivery delivery(GuardedHttp client, Care care) {
        ObjectStore store = ObjectStores.open(new StorageSettings.Folder(folder));
        return new Delivery(
                client,
                MASTER,
                new EventBody(store, now::get),
                new Endpoints(care, now::get),
                new DeliverySchedule(new Random(7)),
                now::get);
    }
}
