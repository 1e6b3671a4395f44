package dev.voicemill.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildProcessIT {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void waitsForTheLineThatSaysReady() throws Exception {
        try (ChildProcess child = start("echo loading; echo ready now; exec sleep 600")) {
            child.awaitLine(line -> line.contains("ready"), LONG);
            assertThatCode(child::check).doesNotThrowAnyException();
            assertThat(child.tail()).isEqualTo("loading\nready now");
        }
    }

    @Test
    void tellsWhatAProgramSaidBeforeItEnded() throws Exception {
        try (ChildProcess child = start("echo no such bucket; exit 3")) {
            assertThatThrownBy(() -> child.awaitLine(line -> line.contains("ready"), LONG))
                    .isInstanceOf(ProgramFailure.class)
                    .hasMessageContaining("the child ended with status 3 before it was ready")
                    .hasMessageContaining("no such bucket");
        }
    }

    @Test
    void givesUpOnAProgramThatSaysNothing() throws Exception {
        try (ChildProcess child = start("exec sleep 600")) {
            assertThatThrownBy(() -> child.awaitLine(line -> line.contains("ready"), Duration.ofMillis(1)))
                    .isInstanceOf(ProgramFailure.class)
                    .hasMessageContaining("It said nothing");
        }
    }

    @Test
    void endsAProgramThatDoesNotListenAndItsChildren() throws Exception {
        Path pipe = pipe();
        String stubborn = "exec 3>" + pipe + "; trap '' TERM; sleep 600 & echo ready; while :; do wait; done";
        InputStream held;
        try (ChildProcess child = start(stubborn)) {
            // The shell and the sleep hold the pipe open, and both ignore SIGTERM: only SIGKILL ends them.
            held = Files.newInputStream(pipe);
            child.awaitLine(line -> line.contains("ready"), LONG);
        }
        try (held) {
            assertThat(held.read()).as("the pipe ends with its last writer").isEqualTo(-1);
        }
    }

    @Test
    void hidesTheCallersSettings() throws Exception {
        // Set by ops/pom.xml for these tests.
        assertThat(System.getenv("VM_QUEUE")).isEqualTo("of-the-callers-shell");
        try (ChildProcess child = ChildProcess.start(
                "env",
                List.of("sh", "-c", "env | grep VM_; echo ready; exec sleep 600"),
                Map.of("VM_NODE", "demo-1"),
                folder.resolve("log"),
                Duration.ofMillis(100))) {
            child.awaitLine(line -> line.equals("ready"), LONG);
            assertThat(child.tail()).contains("VM_NODE=demo-1").doesNotContain("VM_QUEUE");
        }
    }

    @Test
    void diesWithAParentThatIsKilled() throws Exception {
        Path pipe = pipe();
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        "exec 3>" + pipe + "; exec sleep 600",
                        folder.resolve("log").toString())
                .inheritIO()
                .start();
        try (InputStream held = Files.newInputStream(pipe)) {
            parent.destroyForcibly();
            assertThat(parent.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(held.read()).as("the pipe ends with its last writer").isEqualTo(-1);
        } finally {
            parent.destroyForcibly();
        }
    }

    private ChildProcess start(String script) throws Exception {
        return ChildProcess.start(
                "the child", List.of("sh", "-c", script), Map.of(), folder.resolve("log"), Duration.ofMillis(100));
    }

    private Path pipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    /** A JVM that starts a child and then only waits to be killed. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws Exception {
            List<String> command = List.of("sh", "-c", arguments[0]);
            ChildProcess.start("the child", command, Map.of(), Path.of(arguments[1]), Duration.ofSeconds(1));
            Thread.currentThread().join();
        }
    }
}
