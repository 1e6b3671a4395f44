package dev.voicemill.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {
    @TempDir
    private Path temp;

    private final SmallModels models = new SmallModels();
    private final Recorded said = new Recorded();
    private Path own;
    private ModelsFolder folder;

    @BeforeEach
    void folders() throws Exception {
        own = models.writeTo(temp.resolve("own"));
        folder = new ModelsFolder(temp.resolve("models"));
    }

    @Test
    void thePreparedFolderHoldsWhatTheWorkerMaps() throws Exception {
        assertThat(prepare(false)).isEqualTo(6);

        assertThat(folder.file("kokoro/voices/af_one.bin")).hasBinaryContent(models.bytes("af_one.bin"));
        assertThat(folder.file("piper/joe.onnx.json")).hasBinaryContent(models.bytes("joe.onnx.json"));
        assertThat(Graph.read(folder.file("kokoro/model.onnx")).outputs()).containsExactly("audio", "durations");
        assertThat(Graph.read(folder.file("piper/joe.onnx")).outputs()).containsExactly("output", "frames");
        assertThat(folder.file("lexicon/us.lex"))
                .hasContent("mill\t4\tDEFAULT:mˈɪl\nread\t4\tDEFAULT:ɹˈid\tVBD:ɹˈɛd\nvoice\t3\tDEFAULT:vˈYs\n");
        assertThat(folder.fetched()).doesNotExist();
    }

    @Test
    void theRecordTellsEachFileAndWhatItWasMadeOf() throws Exception {
        prepare(false);

        Prepared record = Prepared.of(folder);
        assertThat(record.files().keySet())
                .isEqualTo(models.manifest().targets().sequencedKeySet());
        for (var made : record.files().entrySet()) {
            assertThat(Checksum.of(folder.file(made.getKey())))
                    .isEqualTo(made.getValue().sum());
        }
        Prepared.Made kokoro = record.files().get("kokoro/model.onnx");
        assertThat(kokoro.source()).isEqualTo("kokoro.onnx");
        assertThat(kokoro.sourceSha256())
                .isEqualTo(SmallModels.sumOf(models.bytes("kokoro.onnx")).sha256());
        assertThat(record.files().get("lexicon/us.lex").source()).isEqualTo("us_gold.json+us_silver.json");
    }

    @Test
    void aSecondRunChangesNothingAndNeedsNoSource() throws Exception {
        prepare(false);
        FileTime before = Files.getLastModifiedTime(folder.preparedJson());
        own = Files.createDirectories(temp.resolve("empty"));

        assertThat(prepare(false)).isZero();
        assertThat(Files.getLastModifiedTime(folder.preparedJson())).isEqualTo(before);
    }

    @Test
    void onlyWhatIsMissingIsMadeAgain() throws Exception {
        prepare(false);
        Files.delete(folder.file("kokoro/voices/bm_two.bin"));
        FileTime model = Files.getLastModifiedTime(folder.file("kokoro/model.onnx"));

        assertThat(prepare(false)).isEqualTo(1);
        assertThat(folder.file("kokoro/voices/bm_two.bin")).hasBinaryContent(models.bytes("bm_two.bin"));
        assertThat(Files.getLastModifiedTime(folder.file("kokoro/model.onnx"))).isEqualTo(model);
    }

    @Test
    void aFileChangedAfterTheRecordIsNoticedWithoutRepair() throws Exception {
        prepare(false);
        spoil("kokoro/voices/af_one.bin", Duration.ofSeconds(2));

        assertThat(prepare(false)).isEqualTo(1);
        assertThat(folder.file("kokoro/voices/af_one.bin")).hasBinaryContent(models.bytes("af_one.bin"));
    }

    @Test
    void repairFindsWhatSizeAndTimeDoNotTell() throws Exception {
        prepare(false);
        spoil("kokoro/model.onnx", Duration.ofHours(-1));

        assertThat(prepare(false)).isZero();
        assertThat(prepare(true)).isEqualTo(1);
        assertThat(verify().faults()).isEmpty();
    }

    @Test
    void verifyNamesEachFaultAndChangesNothing() throws Exception {
        prepare(false);
        spoil("kokoro/model.onnx", Duration.ofHours(-1));
        Files.delete(folder.file("lexicon/us.lex"));
        byte[] spoiled = Files.readAllBytes(folder.file("kokoro/model.onnx"));

        Verification.Findings findings = verify();

        assertThat(findings.files()).isEqualTo(6);
        assertThat(findings.faults()).hasSize(2);
        assertThat(findings.faults().get(0))
                .startsWith("kokoro/model.onnx: wrong hash")
                .contains("expected sha256 ", "found    " + SmallModels.sumOf(spoiled));
        assertThat(findings.faults().get(1)).isEqualTo("lexicon/us.lex: missing");
        assertThat(folder.file("kokoro/model.onnx")).hasBinaryContent(spoiled);
    }

    @Test
    void aWrongHashLeavesTheEarlierGoodFileInPlace() throws Exception {
        prepare(false);
        Manifest next = manifestWithAnotherVoice();

        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(
                        () -> new Preparation(next, folder, said.screen()).prepare(new FolderSource(own, next), false))
                .withMessageContaining("af_one.bin: wrong hash")
                .withMessageContaining("fix:");
        assertThat(folder.file("kokoro/voices/af_one.bin")).hasBinaryContent(models.bytes("af_one.bin"));
        assertThat(verify().faults()).isEmpty();
    }

    @Test
    void aFetchedFileDamagedBeforeItIsUsedIsDeletedAndTold() throws Exception {
        new Preparation(models.manifest(), folder, said.screen()).fetch(source());
        byte[] other = models.bytes("kokoro.onnx");
        other[other.length / 2]++;
        Files.write(folder.fetched("kokoro.onnx"), other);

        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(() -> prepare(false))
                .withMessageContaining("kokoro.onnx: wrong hash")
                .withMessageContaining("run voicemill-models prepare again");
        assertThat(folder.preparedJson()).doesNotExist();

        assertThat(prepare(false)).isEqualTo(6);
        assertThat(verify().faults()).isEmpty();
    }

    @Test
    void fetchBringsAllOnceAndPrepareUsesItUp() throws Exception {
        var preparation = new Preparation(models.manifest(), folder, said.screen());

        assertThat(preparation.fetch(source())).hasSize(7);
        assertThat(preparation.fetch(source())).isEmpty();
        own = Files.createDirectories(temp.resolve("empty"));
        assertThat(preparation.prepare(source(), false)).isEqualTo(6);
        assertThat(preparation.fetch(source())).isEmpty();
    }

    @Test
    void progressIsSaidInTenths() throws Exception {
        prepare(false);

        assertThat(said.err()).contains("fetch 100 %", "prepare 100 %").doesNotContain("\r");
    }

    @Test
    void aRecordThatIsNoJsonIsSaidToBeBroken() throws Exception {
        prepare(false);
        Files.writeString(folder.preparedJson(), "{\"format\": 1, \"fi");

        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(() -> prepare(false))
                .withMessageContaining("prepared.json: not readable");
    }

    @Test
    void aPackThatHasNoStyleRowsIsRefused() throws Exception {
        var voice = new ModelFile(
                "xx.bin", Use.VOICE, "kokoro/voices/xx.bin", new Checksum(3, "0".repeat(64)), null, List.of());
        Files.createDirectories(folder.fetched());
        Files.write(folder.fetched("xx.bin"), new byte[] {1, 2, 3});

        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(() -> new Workshop(folder, new Fetched(folder)).make(voice.to(), List.of(voice)))
                .withMessageContaining("3 bytes are no style pack");
    }

    private int prepare(boolean repair) throws Exception {
        return new Preparation(models.manifest(), folder, said.screen()).prepare(source(), repair);
    }

    private Source source() throws Exception {
        return new FolderSource(own, models.manifest());
    }

    private Verification.Findings verify() throws Exception {
        return new Verification(models.manifest(), folder).look(said.screen());
    }

    private Manifest manifestWithAnotherVoice() throws Exception {
        String json = new String(models.manifestJson(), StandardCharsets.UTF_8);
        String hash = SmallModels.sumOf(models.bytes("af_one.bin")).sha256();
        return new ManifestReader("next.json")
                .read(json.replace(hash, "f".repeat(64)).getBytes(StandardCharsets.UTF_8));
    }

    private void spoil(String path, Duration afterTheRecord) throws Exception {
        Path file = folder.file(path);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2]++;
        Files.write(file, bytes);
        var recorded = Files.getLastModifiedTime(folder.preparedJson()).toInstant();
        Files.setLastModifiedTime(file, FileTime.from(recorded.plus(afterTheRecord)));
    }
}
