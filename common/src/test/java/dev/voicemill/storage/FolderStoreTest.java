package dev.voicemill.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest extends ObjectStoreConformance {
    @TempDir
    Path folder;

    private ObjectStore store;

    @BeforeEach
    void open() {
        store = ObjectStores.open(new StorageSettings.Folder(folder));
    }

    @Override
    ObjectStore store() {
        return store;
    }

    @Override
    byte[] follow(URI link) throws IOException {
        return Files.readAllBytes(Path.of(link));
    }

    @Override
    Iterable<String> everyObject() throws IOException {
        return filesUnder(folder);
    }

    @Test
    void makesItsFolder() throws Exception {
        try (var fresh = ObjectStores.open(new StorageSettings.Folder(folder.resolve("a/b")))) {
            fresh.check();
            assertThat(folder.resolve("a/b")).isEmptyDirectory();
        }
    }

    @Test
    void namesAFileThatStandsWhereTheFolderShouldBe() throws Exception {
        Path taken = Files.writeString(folder.resolve("taken"), "a file");
        try (var store = ObjectStores.open(new StorageSettings.Folder(taken))) {
            StorageException fault = fault(store::check);
            assertThat(fault)
                    .hasMessageContaining(taken.toString())
                    .hasMessageContaining("check the path, and STORE_DIR");
            assertThat(fault.transientFault()).isFalse();
        }
    }

    @Test
    void leavesNoHalfObjectBehind() throws Exception {
        store.put("voice.wav", file("voice", "sound"), "audio/wav");
        assertThat(everyObject()).containsExactly("voice.wav");
    }
}
