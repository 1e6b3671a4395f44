package dev.voicemill.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeardownTest {
    private final List<String> closed = new ArrayList<>();
    private final Teardown teardown = new Teardown();

    @Test
    void closesTheLastOpenedFirstAndOnce() {
        teardown.add(() -> closed.add("redis"));
        teardown.add(() -> closed.add("worker"));
        teardown.close();
        teardown.close();
        assertThat(closed).containsExactly("worker", "redis");
        assertThat(teardown.closed()).isTrue();
    }

    @Test
    void goesOnWhenOneCannotBeClosed() {
        teardown.add(() -> closed.add("redis"));
        teardown.add(() -> {
            throw new java.io.IOException("stuck (a line of this test)");
        });
        teardown.close();
        assertThat(closed).containsExactly("redis");
    }

    @Test
    void closesWhatComesTooLate() {
        teardown.close();
        assertThatThrownBy(() -> teardown.add(() -> closed.add("late"))).isInstanceOf(IllegalStateException.class);
        assertThat(closed).containsExactly("late");
    }

    @Test
    void aScratchFolderGoesWithAllThatIsInIt() throws Exception {
        Path file;
        try (Scratch scratch = new Scratch("voicemill-test-")) {
            file = Files.writeString(scratch.folder("deep").resolve("file"), "text");
        }
        assertThat(file.getParent().getParent()).doesNotExist();
    }
}
