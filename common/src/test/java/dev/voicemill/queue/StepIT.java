package dev.voicemill.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StepIT {
    private static final String ONE = "1".repeat(64);
    private static final String TWO = "2".repeat(64);

    private final Bench bench = Bench.fresh();

    @Test
    void theFirstWriterOfANameWins() {
        ClaimedJob job = bench.running("a");
        assertThat(step(job, "s1", "cache/k1", ONE)).isEqualTo(new StepReply.Recorded());
        assertThat(step(job, "s1", "cache/k1", ONE)).isEqualTo(new StepReply.Recorded());
        assertThat(step(job, "s1", "cache/k2", TWO)).isEqualTo(new StepReply.Already("cache/k1", ONE));
        assertThat(bench.view("a").steps()).isEqualTo(Map.of("s1", "cache/k1 " + ONE));
    }

    @Test
    void anEntryWhoseObjectIsGoneIsReplaced() {
        ClaimedJob job = bench.running("a");
        step(job, "s1", "cache/k1", ONE);
        assertThat(bench.queue.replaceStep(job.id(), job.token(), "s1", "cache/other", "cache/k2", TWO))
                .isEqualTo(new StepReply.Already("cache/k1", ONE));
        assertThat(bench.queue.replaceStep(job.id(), job.token(), "s1", "cache/k1", "cache/k2", TWO))
                .isEqualTo(new StepReply.Recorded());
        assertThat(bench.queue.replaceStep(job.id(), job.token(), "s1", "cache/k1", "cache/k2", TWO))
                .isEqualTo(new StepReply.Recorded());
        assertThat(bench.view("a").steps()).isEqualTo(Map.of("s1", "cache/k2 " + TWO));
    }

    @Test
    void stepsOutliveTheirRunAndTheirGeneration() {
        ClaimedJob job = bench.running("a");
        step(job, "s1", "k", ONE);
        bench.finish(job, new Ending.Release());
        ClaimedJob second = bench.take("n2");
        assertThat(second.steps()).isEqualTo(Map.of("s1", "k " + ONE));
        bench.finish(second, new Ending.Dead(Bench.SPEECH));
        bench.queue.requeue(second.id(), OptionalInt.empty(), "ann", "again");
        assertThat(bench.take("n1").steps()).isEqualTo(Map.of("s1", "k " + ONE));
    }

    @Test
    void aJobRemembersTwoHundredSteps() {
        ClaimedJob job = bench.running("a");
        for (int i = 0; i < 200; i++) {
            step(job, "s" + i, "k" + i, ONE);
        }
        assertThat(step(job, "s200", "k", ONE)).isEqualTo(new StepReply.Full());
        assertThat(step(job, "s7", "k7", ONE)).isEqualTo(new StepReply.Recorded());
        assertThat(bench.view("a").steps()).hasSize(200);
    }

    @Test
    void malformedStepsAreRefused() {
        ClaimedJob job = bench.running("a");
        assertThatThrownBy(() -> step(job, "", "k", ONE)).hasMessageContaining("step name");
        assertThatThrownBy(() -> step(job, "s", "a b", ONE)).hasMessageContaining("object key");
        assertThatThrownBy(() -> step(job, "s", "k", "xyz")).hasMessageContaining("sha256");
    }

    @Test
    void thePinOfAGenerationIsItsFirst() {
        ClaimedJob job = bench.running("a");
        assertThat(bench.queue.pin(job.id(), job.token(), "kokoro af_bella")).isEqualTo("kokoro af_bella");
        assertThat(bench.queue.pin(job.id(), job.token(), "piper joe")).isEqualTo("kokoro af_bella");
        bench.finish(job, new Ending.Dead(Bench.SPEECH));
        bench.queue.requeue(job.id(), OptionalInt.empty(), "ann", "with piper");
        ClaimedJob second = bench.take("n1");
        assertThat(second.pin()).isNull();
        assertThat(bench.queue.pin(second.id(), second.token(), "piper joe")).isEqualTo("piper joe");
    }

    private StepReply step(ClaimedJob job, String name, String key, String sha) {
        return bench.queue.step(job.id(), job.token(), name, key, sha);
    }
}
