package dev.voicemill.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.job.JobId;
import dev.voicemill.job.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutboxIT {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final String URL = "https://example.com/hook";
    private static final String ENDPOINT = "19f1352238b91533";

    private final Bench bench = Bench.fresh();

    /** Every way into a terminal state, for the job "a" with a hook. */
    static List<Arguments> ends() {
        return List.of(
                end(JobState.DONE, test -> test.finish(new Ending.Ok("{\"durationMs\":5}"))),
                end(JobState.DEAD, test -> test.finish(new Ending.Dead(Bench.SPEECH))),
                end(JobState.DEAD, test -> test.finish(new Ending.Retry(Duration.ZERO, 1, Bench.SPEECH))),
                end(JobState.CANCELLED, test -> test.finish(new Ending.Cancelled("no"))),
                end(JobState.EXPIRED, test -> test.finish(new Ending.Expired())),
                end(JobState.DEAD, test -> {
                    test.bench.xadd("v", "2", "id", "a", "type", "voiceover", "payload", "{}", "hook", URL);
                    test.bench.reap();
                }),
                end(JobState.DEAD, test -> {
                    test.bench.xadd("v", "1", "id", "a", "type", "hologram", "payload", "{}", "hook", URL);
                    test.bench.claim("n1");
                }),
                end(JobState.CANCELLED, test -> {
                    test.submit();
                    test.bench.queue.cancel(new JobId("a"), false, "ann", "no");
                }),
                end(JobState.CANCELLED, test -> {
                    test.take();
                    test.bench.queue.cancel(new JobId("a"), true, "ann", "no");
                }),
                end(JobState.CANCELLED, test -> {
                    test.take();
                    test.bench.queue.cancel(new JobId("a"), false, "ann", "no");
                    test.bench.lapse("a", "n1");
                    test.bench.reap();
                }),
                end(JobState.EXPIRED, test -> {
                    test.bench.queue.submit(test.job().withDeadline(Instant.ofEpochMilli(1)));
                    test.bench.claim("n1");
                }),
                end(JobState.EXPIRED, test -> {
                    test.bench.queue.submit(test.job().withDeadline(Instant.ofEpochMilli(1)));
                    test.bench.reap();
                }),
                end(JobState.DEAD, test -> {
                    test.take();
                    test.bench.lapse("a", "n1");
                    test.bench.queue.reap(10, 0, 0, List.of());
                }));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void everyEndWritesExactlyOneEvent(JobState state, Consumer<OutboxIT> toTheEnd) {
        toTheEnd.accept(this);
        bench.reap();
        bench.claim("n1");

        assertThat(bench.view("a").state()).isEqualTo(state);
        assertThat(bench.hash("a")).containsEntry("terms", "1");
        assertThat(bench.raw.zrange(bench.keys.due(), 0, -1)).containsExactly("a:1");
        assertThat(claim(Bench.token())).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("job." + state.wire());
            assertThat(event.job()).isEqualTo(new JobId("a"));
        });
    }

    @Test
    void anEventHoldsWhatTheSenderNeeds() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        bench.queue.submit(job().withTenant("acme").withTraceparent(trace));
        ClaimedJob job = bench.take("n1");
        bench.finish(job, new Ending.Ok("{\"durationMs\":5}"));
        String token = Bench.token();

        HookEvent event = claim(token).getFirst();

        JobView view = bench.view("a");
        assertThat(event.event()).isEqualTo("a:1");
        assertThat(event.webhookId()).isEqualTo("a:1:" + view.intakeAt().toEpochMilli());
        assertThat(event.token()).isEqualTo(token);
        assertThat(event.attempt()).isEqualTo(1);
        assertThat(event.generation()).isEqualTo(1);
        assertThat(event.epoch()).isEqualTo(job.epoch());
        assertThat(event.type()).isEqualTo("job.done");
        assertThat(event.tenant()).isEqualTo("acme");
        assertThat(event.hook()).isEqualTo(URL);
        assertThat(event.endpointUrl()).isEqualTo(URL);
        assertThat(event.secretGeneration()).isEqualTo(1);
        assertThat(event.disabledUntil()).isNull();
        assertThat(event.endedAt()).isEqualTo(view.endedAt());
        assertThat(event.resultJson()).isEqualTo("{\"durationMs\":5}");
        assertThat(event.errClass()).isNull();
        assertThat(event.traceparent()).isEqualTo(trace);
    }

    @Test
    void aFailureIsTold() {
        finish(new Ending.Dead(Bench.SPEECH));
        HookEvent event = claim(Bench.token()).getFirst();
        assertThat(event.errClass()).isEqualTo("speech");
        assertThat(event.err()).isEqualTo("no sound");
        assertThat(event.resultJson()).isNull();
    }

    @Test
    void aRegisteredEndpointBringsItsUrlAndSecretGeneration() {
        bench.raw.hset(bench.keys.endpoint("crm"), "url", "https://crm.example/in");
        bench.raw.hset(bench.keys.endpoint("crm"), "secret", "3");
        bench.raw.hset(bench.keys.endpoint("crm"), "disabledUntil", "99");
        bench.queue.submit(bench.job("a").withHook("crm"));
        bench.queue.submit(bench.job("b").withHook("nobody"));
        bench.finish(bench.take("n1"), new Ending.Ok("{}"));
        bench.finish(bench.take("n1"), new Ending.Ok("{}"));
        assertThat(claim(Bench.token()))
                .satisfiesExactlyInAnyOrder(
                        event -> {
                            assertThat(event.endpointUrl()).isEqualTo("https://crm.example/in");
                            assertThat(event.secretGeneration()).isEqualTo(3);
                            assertThat(event.disabledUntil()).isEqualTo(Instant.ofEpochMilli(99));
                        },
                        event -> assertThat(event.endpointUrl()).isNull());
    }

    @Test
    void eachGenerationHasItsOwnEvent() {
        finish(new Ending.Dead(Bench.SPEECH));
        bench.queue.requeue(new JobId("a"), OptionalInt.empty(), "ann", "again");
        bench.finish(bench.take("n1"), new Ending.Ok("{}"));
        assertThat(claim(Bench.token()))
                .extracting(HookEvent::event, HookEvent::type)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("a:1", "job.dead"),
                        org.assertj.core.groups.Tuple.tuple("a:2", "job.done"));
    }

    @Test
    void jobsWithoutAHookAreSilent() {
        bench.finish(bench.running("a"), new Ending.Ok("{}"));
        assertThat(bench.raw.exists(bench.keys.due())).isZero();
    }

    @Test
    void aLeasedEventIsWithOneSender() {
        finish(new Ending.Ok("{}"));
        HookEvent event = claim(Bench.token()).getFirst();
        assertThat(claim(Bench.token())).isEmpty();
        bench.ripenHook("a:1");
        HookEvent again = claim(Bench.token()).getFirst();
        assertThat(again.attempt()).isEqualTo(1);
        var before = bench.dump();
        assertThat(bench.queue.hookFinish("a:1", event.token(), new HookOutcome.Delivered(200)))
                .isFalse();
        assertThat(bench.queue.hookFinish("a:2", again.token(), new HookOutcome.Delivered(200)))
                .isFalse();
        assertThat(bench.dump()).isEqualTo(before);
        assertThat(bench.queue.hookFinish("a:1", again.token(), new HookOutcome.Delivered(204)))
                .isTrue();
    }

    @Test
    void deliveryEndsTheEventAndARepeatIsHarmless() {
        finish(new Ending.Ok("{}"));
        HookEvent event = claim(Bench.token()).getFirst();
        assertThat(bench.queue.hookFinish(event.event(), event.token(), new HookOutcome.Delivered(200)))
                .isTrue();
        var before = bench.dump();
        assertThat(bench.queue.hookFinish(event.event(), event.token(), new HookOutcome.Delivered(200)))
                .isTrue();
        assertThat(bench.dump()).isEqualTo(before);
        assertThat(bench.raw.exists(bench.keys.due())).isZero();
        assertThat(bench.raw.hgetall(bench.keys.hook("a:1")))
                .containsEntry("state", "delivered")
                .containsEntry("status", "200")
                .containsKey("settled")
                .doesNotContainKey("token");
        assertThat(bench.queue.log(new JobId("a")).getLast().state()).isEqualTo("webhook");
    }

    @Test
    void aRetryWaitsAndCountsAndADeferralDoesNot() {
        finish(new Ending.Ok("{}"));
        settle(new HookOutcome.Defer(Duration.ofSeconds(30)));
        assertThat(bench.raw.zscore(bench.keys.due(), "a:1") - bench.now()).isBetween(20_000.0, 30_000.0);
        bench.ripenHook("a:1");
        settle(new HookOutcome.Retry(Duration.ofMinutes(5), 503, "unavailable"));
        assertThat(bench.raw.zscore(bench.keys.due(), "a:1") - bench.now()).isBetween(290_000.0, 300_000.0);
        bench.ripenHook("a:1");
        HookEvent third = claim(Bench.token()).getFirst();
        assertThat(third.attempt()).isEqualTo(2);
        assertThat(third.webhookId()).startsWith("a:1:");
    }

    @Test
    void anEventGivenUpIsKeptApart() {
        finish(new Ending.Ok("{}"));
        settle(new HookOutcome.Dead(404, "not found"));
        assertThat(bench.raw.exists(bench.keys.due())).isZero();
        assertThat(bench.raw.zrange(bench.keys.hookDead(), 0, -1)).containsExactly("a:1");
        assertThat(bench.raw.hget(bench.keys.hook("a:1"), "reason")).isEqualTo("not found");
    }

    @Test
    void goneDisablesTheEndpointAndSuccessClearsItsFailures() {
        finish(new Ending.Ok("{}"));
        settle(new HookOutcome.Retry(Duration.ZERO, 500, "broken"));
        assertThat(bench.raw.hgetall(bench.keys.endpoint(ENDPOINT)))
                .containsEntry("lastStatus", "500")
                .containsKey("failingSince")
                .doesNotContainKey("disabledUntil");
        bench.ripenHook("a:1");
        settle(new HookOutcome.Dead(410, "gone"));
        finishOther("b");
        HookEvent next = claim(Bench.token()).getFirst();
        assertThat(next.disabledUntil()).isAfter(Instant.ofEpochMilli(bench.now()));
        bench.queue.hookFinish(next.event(), next.token(), new HookOutcome.Delivered(200));
        assertThat(bench.raw.hgetall(bench.keys.endpoint(ENDPOINT))).doesNotContainKey("failingSince");
    }

    @Test
    void fiveDaysOfFailureDisableTheEndpoint() {
        finish(new Ending.Ok("{}"));
        String sixDaysAgo = Long.toString(bench.now() - Duration.ofDays(6).toMillis());
        bench.raw.hset(bench.keys.endpoint(ENDPOINT), "failingSince", sixDaysAgo);
        settle(new HookOutcome.Retry(Duration.ofHours(24), 500, "broken"));
        assertThat(bench.raw.hget(bench.keys.endpoint(ENDPOINT), "disabledUntil"))
                .isNotNull();
    }

    @Test
    void anEventWhoseHashIsGoneLeavesTheQueue() {
        finish(new Ending.Ok("{}"));
        bench.raw.del(bench.keys.hook("a:1"));
        assertThat(claim(Bench.token())).isEmpty();
        assertThat(bench.raw.exists(bench.keys.due())).isZero();
    }

    @Test
    void aBatchLimitsOneClaim() {
        for (String id : List.of("a", "b", "c")) {
            finishOther(id);
        }
        assertThat(bench.queue.hookClaim("w", Bench.token(), LEASE, 2)).hasSize(2);
        assertThat(bench.queue.hookClaim("w", Bench.token(), LEASE, 2)).hasSize(1);
        assertThat(bench.queue.depth().hooksDue()).isEqualTo(3);
    }

    @Test
    void anEndpointOfAUrlIsNamedByItsHash() {
        assertThat(Outbox.endpointOf(URL)).isEqualTo(ENDPOINT);
        assertThat(Outbox.endpointOf("crm")).isEqualTo("crm");
    }

    private static Arguments end(JobState state, Consumer<OutboxIT> toTheEnd) {
        return Arguments.of(state, toTheEnd);
    }

    private Submission job() {
        return bench.job("a").withHook(URL);
    }

    private void submit() {
        bench.queue.submit(job());
    }

    private ClaimedJob take() {
        submit();
        return bench.take("n1");
    }

    private void finish(Ending ending) {
        bench.finish(take(), ending);
    }

    private void finishOther(String id) {
        bench.queue.submit(bench.job(id).withHook(URL));
        bench.finish(bench.take("n1"), new Ending.Ok("{}"));
    }

    private List<HookEvent> claim(String token) {
        return bench.queue.hookClaim("w1", token, LEASE, 10);
    }

    private void settle(HookOutcome outcome) {
        HookEvent event = claim(Bench.token()).getFirst();
        assertThat(bench.queue.hookFinish(event.event(), event.token(), outcome))
                .isTrue();
    }
}
