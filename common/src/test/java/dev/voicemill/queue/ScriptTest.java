package dev.voicemill.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voicemill.job.JobType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {
    private static final List<String> ALLOW_OOM = List.of("beat", "finish", "reap", "hookFinish");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claim",
                "beat",
                "step",
                "pin",
                "finish",
                "reap",
                "cancel",
                "requeue",
                "hookClaim",
                "hookFinish",
                "announce",
                "depth"
            })
    void everyScriptOpensWithItsContract(String name) {
        List<String> lines = Script.expanded(name).lines().toList();
        String flags = ALLOW_OOM.contains(name) ? "#!lua flags=allow-oom" : "#!lua";
        assertThat(lines.get(0)).isEqualTo(name.equals("depth") ? "#!lua flags=no-writes" : flags);
        assertThat(lines.get(1)).startsWith("-- " + name + ": ");
        assertThat(lines.get(2)).startsWith("-- ARGV: prefix");
        assertThat(lines.get(3)).startsWith("-- Replies: ");
        assertThat(lines.get(4)).startsWith("-- Invariants: ");
        assertThat(lines.get(5)).startsWith("-- Callers: ");
        assertThat(lines).noneMatch(line -> line.startsWith("-- include"));
    }

    @Test
    void theScriptsKnowTheTypesThatJavaKnows() {
        String types = Script.expanded("job")
                .lines()
                .filter(line -> line.startsWith("local TYPES = "))
                .findFirst()
                .orElseThrow();
        assertThat(Arrays.stream(JobType.values()).map(JobType::wire))
                .allSatisfy(wire -> assertThat(types).containsAnyOf("['" + wire + "'] = true", wire + " = true"));
        assertThat(types.split("= true", -1)).hasSize(JobType.values().length + 1);
    }

    @Test
    void queueNamesAreOneWord() {
        assertThat(new Keys("render-0").prefix()).isEqualTo("vm:{render-0}:");
        for (String name : List.of("", "a b", "A", "x".repeat(33), "a}b")) {
            assertThatThrownBy(() -> new Keys(name)).as(name).hasMessageContaining("VM_QUEUE");
        }
    }
}
