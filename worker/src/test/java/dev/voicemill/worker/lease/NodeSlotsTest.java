package dev.voicemill.worker.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.job.JobId;
import dev.voicemill.queue.DeadClaim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeSlotsTest {
    @TempDir
    Path folder;

    @Test
    void givesNoMoreSlotsThanTheNodeHas() throws IOException {
        try (var slots = new NodeSlots(folder, 2)) {
            var first = slots.take();
            var second = slots.take();
            assertThat(first).isPresent();
            assertThat(second).isPresent();
            assertThat(slots.take()).isEmpty();
            first.orElseThrow().release();
            assertThat(slots.take()).isPresent();
        }
    }

    @Test
    void aSlotThatWasGivenBackNamesNobody() throws IOException {
        try (var slots = new NodeSlots(folder, 1)) {
            var slot = slots.take().orElseThrow();
            slot.holds(new JobId("job-1"), "token-1");
            assertThat(slots.takeOrphans()).as("its owner is alive").isEmpty();
            slot.release();
            assertThat(slots.takeOrphans()).isEmpty();
        }
    }

    @Test
    void findsTheJobOfADeadOwnerOnceAndCleansTheSlot() throws IOException {
        Files.writeString(folder.resolve("slot-1"), "job-1 token-1");
        try (var slots = new NodeSlots(folder, 1)) {
            assertThat(slots.takeOrphans()).containsExactly(new DeadClaim(new JobId("job-1"), "token-1"));
            assertThat(slots.takeOrphans()).isEmpty();
            assertThat(Files.size(folder.resolve("slot-1"))).isZero();
        }
    }

    @Test
    void takingTheSlotOfADeadOwnerStillReportsItsJob() throws IOException {
        Files.writeString(folder.resolve("slot-1"), "job-1 token-1");
        try (var slots = new NodeSlots(folder, 1)) {
            slots.take().orElseThrow().holds(new JobId("job-2"), "token-2");
            assertThat(slots.takeOrphans()).containsExactly(new DeadClaim(new JobId("job-1"), "token-1"));
        }
    }

    @Test
    void ignoresAFileThatSomebodyElseWroteInto() throws IOException {
        Files.writeString(folder.resolve("slot-1"), "what is this? ".repeat(100));
        try (var slots = new NodeSlots(folder, 1)) {
            assertThat(slots.takeOrphans()).isEmpty();
            assertThat(slots.take()).isPresent();
        }
    }

    @Test
    void anotherProcessCannotTakeABusySlotUntilItsOwnerIsGone() throws Exception {
        try (var slots = new NodeSlots(folder, 1)) {
            slots.take().orElseThrow().holds(new JobId("job-1"), "token-1");
            assertThat(otherProcess()).isEqualTo("full");
        }
        // Closing the files is what the kernel does for a process that died: the mark stays, the lock goes.
        assertThat(otherProcess()).isEqualTo("job-1");
    }

    private String otherProcess() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Neighbour.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output.strip();
    }

    /** A second worker of the same machine. */
    static final class Neighbour {
        public static void main(String[] folder) throws IOException {
            try (var slots = new NodeSlots(Path.of(folder[0]), 1)) {
                var orphans = slots.takeOrphans();
                System.out.println(
                        !orphans.isEmpty()
                                ? orphans.getFirst().id().value()
                                : slots.take().isPresent() ? "free" : "full");
            }
        }
    }
}
