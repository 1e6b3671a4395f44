package dev.voicemill.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UrlSourceTest {
    @TempDir
    private Path temp;

    private final SmallModels models = new SmallModels();
    private ReleasePage page;
    private Fetched fetched;
    private ModelFile joe;

    @BeforeEach
    void start() throws Exception {
        page = new ReleasePage(models);
        fetched = new Fetched(new ModelsFolder(temp));
        joe = models.manifest().files().stream()
                .filter(file -> file.name().equals("joe.onnx"))
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void stop() {
        page.close();
    }

    @Test
    void aFileIsFetchedFromItsAddress() throws Exception {
        bring();

        assertThat(fetched.path("joe.onnx")).hasBinaryContent(models.bytes("joe.onnx"));
        assertThat(page.requests()).containsExactly("/joe.onnx");
    }

    @Test
    void aDownloadThatBreaksOffGoesOnWhereItEnded() throws Exception {
        page.behave(ReleasePage.Manner.BREAKS_OFF);
        int size = models.bytes("joe.onnx").length;

        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(this::bring)
                .withMessageContaining("joe.onnx: " + page.address())
                .withMessageContaining("it goes on at byte ");
        assertThat(page.requests()).hasSize(4).element(1).isEqualTo("/joe.onnx from " + size / 2);

        page.behave(ReleasePage.Manner.PROPER);
        bring();

        assertThat(page.requests()).hasSize(5).last().asString().matches("/joe.onnx from \\d+");
        assertThat(fetched.path("joe.onnx")).hasBinaryContent(models.bytes("joe.onnx"));
    }

    @Test
    void aServerWithoutRangesStartsOver() throws Exception {
        page.behave(ReleasePage.Manner.NO_RANGES);
        Files.createDirectories(fetched.path("joe.onnx").getParent());
        Files.write(fetched.path("joe.onnx.part"), new byte[1000]);

        bring();

        assertThat(page.requests()).containsExactly("/joe.onnx from 1000");
        assertThat(fetched.path("joe.onnx")).hasBinaryContent(models.bytes("joe.onnx"));
    }

    @Test
    void otherBytesAreRefusedWithBothHashesAndNotKept() {
        page.behave(ReleasePage.Manner.OTHER_BYTES);

        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(this::bring)
                .withMessageContaining("joe.onnx: wrong hash")
                .withMessageContaining("expected " + joe.sum())
                .withMessageContaining("found    sha256 ");
        assertThat(fetched.path("joe.onnx")).doesNotExist();
        assertThat(fetched.path("joe.onnx.part")).doesNotExist();
    }

    @Test
    void anAddressThatIsGoneIsSaidAtOnce() {
        page.behave(ReleasePage.Manner.NOT_FOUND);

        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(this::bring)
                .withMessageContaining("answered 404")
                .withMessageContaining("--from-dir");
        assertThat(page.requests()).hasSize(1);
    }

    @Test
    void filesWithoutAnAddressComeFromTheOtherSource() throws Exception {
        Path own = models.writeTo(temp.resolve("own"));
        var source = new UrlSource(
                file -> file.equals(joe) ? page.address().resolve(file.name()) : null,
                new FolderSource(own, models.manifest()),
                Duration.ofMinutes(1));

        source.bring(models.manifest().files(), fetched, new Recorded().progress(1));

        assertThat(page.requests()).containsExactly("/joe.onnx");
        assertThat(models.manifest().files())
                .allSatisfy(file -> assertThat(fetched.path(file.name())).exists());
    }

    private void bring() throws Exception {
        var nothing = new FolderSource(temp, models.manifest());
        new UrlSource(file -> page.address().resolve(file.name()), nothing, Duration.ofMinutes(1))
                .bring(List.of(joe), fetched, new Recorded().progress(1));
    }
}
