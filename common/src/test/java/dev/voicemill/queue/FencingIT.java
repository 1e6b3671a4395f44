package dev.voicemill.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voicemill.job.JobId;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A worker that lost its job can ask for what it likes: nothing in Redis changes. */
class FencingIT {
    private static final String SHA = "0".repeat(64);

    private final Bench bench = Bench.fresh();
    private ClaimedJob stale;

    @BeforeEach
    void aJobThatMovedOn() {
        stale = bench.running("a");
        bench.lapse("a", "n1");
        bench.reap();
    }

    static List<Consumer<FencingIT>> places() {
        return List.of(
                test -> {},
                test -> test.bench.take("n2"),
                test -> test.bench.finish(test.bench.take("n2"), new Ending.Ok("{}")),
                test -> test.bench.finish(test.bench.take("n2"), new Ending.Dead(Bench.SPEECH)),
                test -> test.bench.queue.cancel(new JobId("a"), true, "ann", "no"),
                test -> test.bench.raw.del(test.bench.keys.job("a")));
    }

    @ParameterizedTest
    @MethodSource("places")
    void aStaleTokenChangesNothingWhereverTheJobIs(Consumer<FencingIT> moveOn) {
        moveOn.accept(this);
        var before = bench.dump();
        for (Ending ending : FinishIT.endings()) {
            assertThat(bench.finish(stale, ending)).isEqualTo(new FinishReply.Fenced());
        }
        assertThat(bench.beat(stale)).containsExactly(new BeatReply(stale.id(), BeatReply.Verdict.LOST, null));
        assertThat(bench.queue.step(stale.id(), stale.token(), "s", "key", SHA)).isEqualTo(new StepReply.Fenced());
        assertThatThrownBy(() -> bench.queue.pin(stale.id(), stale.token(), "kokoro x"))
                .isInstanceOf(Fenced.class);
        assertThat(bench.dump()).isEqualTo(before);
    }

    @Test
    void aKnownDeadClaimThatIsNotTheLatestChangesNothing() {
        bench.take("n2");
        bench.reap();
        var before = bench.dump();
        assertThat(bench.reap(new DeadClaim(stale.id(), stale.token()))).isEmpty();
        assertThat(withoutClock(bench.dump())).isEqualTo(withoutClock(before));
    }

    @Test
    void aRequeueVoidsTheTokenOfTheOldGeneration() {
        ClaimedJob second = bench.take("n2");
        bench.finish(second, new Ending.Dead(Bench.SPEECH));
        bench.queue.requeue(second.id(), java.util.OptionalInt.empty(), "ann", "fixed");
        var before = bench.dump();
        assertThat(bench.finish(second, new Ending.Retry(Duration.ZERO, 5, Bench.SPEECH)))
                .isEqualTo(new FinishReply.Fenced());
        assertThat(bench.dump()).isEqualTo(before);
    }

    private java.util.Map<String, String> withoutClock(java.util.Map<String, String> dump) {
        dump.computeIfPresent(bench.keys.meta(), (key, text) -> text.replaceAll("lastTime=\\d+", ""));
        return dump;
    }
}
