package dev.voicemill.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo's bad days; its good one is {@code ops/demo}, which {@code .ci/run} runs. */
@Timeout(120)
class DemoIT {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private Demo demo;

    @BeforeEach
    void setUp() throws Exception {
        Path script = Files.writeString(folder.resolve("script.txt"), "The harbour was quiet.");
        Files.createDirectories(folder.resolve("home/bin"));
        Progress progress = new Progress(new PrintStream(shown, true, StandardCharsets.UTF_8), false);
        demo = new Demo(folder.resolve("home"), script, folder.resolve("out"), progress);
    }

    @Test
    void showsWhyAWorkerDidNotStart() throws Exception {
        program("worker", "echo 'the model kokoro/model.onnx is missing'; exit 78");
        try (Teardown teardown = new Teardown()) {
            assertThatThrownBy(() -> demo.run(teardown))
                    .isInstanceOf(ProgramFailure.class)
                    .hasMessageContaining("worker 1 ended with status 78")
                    .hasMessageContaining("kokoro/model.onnx is missing");
        }
        assertThat(folder.resolve("out/worker-1.log")).content().contains("kokoro/model.onnx is missing");
    }

    @Test
    void showsWhyAJobWasNotTaken() throws Exception {
        program("worker", "echo ready; exec sleep 600");
        program("voicemill", "echo 'no such voice' >&2; exit 2");
        try (Teardown teardown = new Teardown()) {
            assertThatThrownBy(() -> demo.run(teardown))
                    .hasMessage("voicemill submit ended with status 2: no such voice");
        }
    }

    @Test
    void showsWhyAWorkerDiedAtWork() throws Exception {
        // It works until it finds that a job was submitted.
        program("worker", "echo ready; while [ ! -e " + folder.resolve("submitted") + " ]; do sleep 0.1; done; exit 9");
        program("voicemill", "touch " + folder.resolve("submitted") + "; echo job-1");
        try (Teardown teardown = new Teardown()) {
            assertThatThrownBy(() -> demo.run(teardown)).hasMessageContaining("ended with status 9");
        }
        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("kokoro in the mailbox   piper in the mailbox");
    }

    private void program(String name, String script) throws Exception {
        Path file = Files.writeString(folder.resolve("home/bin").resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
