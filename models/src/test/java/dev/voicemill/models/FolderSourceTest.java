package dev.voicemill.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSourceTest {
    @TempDir
    private Path temp;

    private final SmallModels models = new SmallModels();
    private Path own;
    private Fetched fetched;
    private Manifest manifest;

    @BeforeEach
    void folders() throws Exception {
        own = Files.createDirectories(temp.resolve("own"));
        fetched = new Fetched(new ModelsFolder(temp.resolve("models")));
        manifest = models.manifest();
    }

    @Test
    void filesAreToldByTheirBytesWhateverTheirNamesAndFolders() throws Exception {
        models.writeTo(own.resolve("deep/deeper"));
        Files.move(own.resolve("deep/deeper/kokoro.onnx"), own.resolve("k.renamed"));

        bring();

        assertAllFetched();
    }

    @Test
    void aLinkIsAsGoodAsAFile() throws Exception {
        models.writeTo(temp.resolve("blobs"));
        for (ModelFile file : manifest.files()) {
            Files.createSymbolicLink(
                    own.resolve(file.name()), temp.resolve("blobs").resolve(file.name()));
        }

        bring();

        assertAllFetched();
    }

    @Test
    void piecesAreJoined() throws Exception {
        models.writeTo(own);
        Files.delete(own.resolve("kokoro.onnx"));
        Files.write(own.resolve("part.bin"), models.part(1));
        Files.write(own.resolve("part(1).bin"), models.part(2));

        bring();

        assertAllFetched();
        assertThat(fetched.path("kokoro.onnx.1of2")).doesNotExist();
    }

    @Test
    void packageArchivesAreOpened() throws Exception {
        models.writeArchivesTo(own);

        bring();

        assertAllFetched();
    }

    @Test
    void theRightNameWithOtherBytesIsToldWithBothHashes() throws Exception {
        models.writeTo(own);
        Files.write(own.resolve("joe.onnx"), new byte[] {1, 2, 3});

        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(this::bring)
                .withMessageContaining(own.resolve("joe.onnx") + ": wrong hash")
                .withMessageContaining("expected " + SmallModels.sumOf(models.bytes("joe.onnx")))
                .withMessageContaining("found    " + SmallModels.sumOf(new byte[] {1, 2, 3}))
                .withMessageContaining("fix:");
    }

    @Test
    void aFileThatIsNotThereIsNamedAndWhatCameBeforeStays() throws Exception {
        models.writeTo(own);
        Files.delete(own.resolve("joe.onnx"));

        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(this::bring)
                .withMessageContaining("joe.onnx: not in " + own);
        assertThat(fetched.path("kokoro.onnx")).hasBinaryContent(models.bytes("kokoro.onnx"));
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(() -> new FolderSource(temp.resolve("nowhere"), manifest))
                .withMessageContaining("nowhere: no such folder");
    }

    private void bring() throws Exception {
        new FolderSource(own, manifest).bring(manifest.files(), fetched, new Recorded().progress(1));
    }

    private void assertAllFetched() {
        assertThat(manifest.files())
                .allSatisfy(file -> assertThat(fetched.path(file.name())).hasBinaryContent(models.bytes(file.name())));
    }
}
