package dev.voicemill.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void theEndIsToldWithBothOutputs() throws Exception {
        var ended = run(LONG, "sh", "-c", "echo out; echo err >&2; exit 3");

        assertThat(ended).contains(new ChildProcess.Ended(3, "out\nerr"));
    }

    @Test
    void temporaryFilesGoIntoTheFolder() throws Exception {
        var ended = run(LONG, "sh", "-c", "pwd; echo $TMPDIR");

        String real = folder.toRealPath().toString();
        assertThat(ended.orElseThrow().output()).isEqualTo(real + "\n" + folder.toAbsolutePath());
    }

    @Test
    void onlyTheEndOfALongOutputIsKept() throws Exception {
        var ended = run(LONG, "sh", "-c", "seq 1 5000");

        assertThat(ended.orElseThrow().output()).hasSizeLessThanOrEqualTo(4000).endsWith("4999\n5000");
    }

    @Test
    void aProgramThatIsNotInstalledIsNoError() throws Exception {
        assertThat(run(LONG, "voicemill-no-such-program")).isEmpty();
    }

    @Test
    void pastItsLimitAProgramIsEndedWithItsChildren() throws Exception {
        Path pid = folder.resolve("pid");

        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(() -> run(Duration.ofSeconds(2), "sh", "-c", "sleep 600 & echo $! > pid; echo hello; wait"))
                .withMessageContaining("took longer than 2 s")
                .withMessageContaining("hello")
                .withMessageContaining("--timeout");

        long child = Long.parseLong(Files.readString(pid).strip());
        ProcessHandle.of(child).ifPresent(left -> left.onExit().join());
        assertThat(ProcessHandle.of(child)).isEmpty();
    }

    private Optional<ChildProcess.Ended> run(Duration limit, String... command) throws Exception {
        return ChildProcess.run(List.of(command), folder, limit, () -> {});
    }
}
