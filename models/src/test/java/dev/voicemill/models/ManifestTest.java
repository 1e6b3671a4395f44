package dev.voicemill.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
    @Test
    void theBuiltInListHasTheFourEntriesAndTheFilesThatTheWorkerNeeds() throws Exception {
        Manifest manifest = Manifest.load(null);

        assertThat(manifest.entries())
                .extracting(Manifest.Entry::name)
                .containsExactly("kokoro", "kokoro-voices", "piper-joe", "misaki");
        assertThat(manifest.targets().keySet())
                .hasSize(1 + 54 + 2 + 2)
                .contains(
                        "kokoro/model.onnx",
                        "kokoro/voices/af_bella.bin",
                        "piper/en_US-joe-medium.onnx",
                        "piper/en_US-joe-medium.onnx.json",
                        "lexicon/us.lex",
                        "lexicon/gb.lex");
        assertThat(manifest.files())
                .filteredOn(file -> file.use() == Use.VOICE)
                .hasSize(54)
                .allSatisfy(voice -> {
                    assertThat(voice.sum().bytes()).isEqualTo(510 * 256 * Float.BYTES);
                    assertThat(voice.name()).matches("[abefhijpz][fm]_[a-z]+\\.bin");
                });
    }

    @Test
    void noTwoFilesShareANameAndNoTwoVoicesABody() throws Exception {
        Manifest manifest = Manifest.load(null);

        assertThat(manifest.files()).extracting(ModelFile::name).doesNotHaveDuplicates();
        assertThat(manifest.files()).extracting(ModelFile::sum).doesNotHaveDuplicates();
    }

    @Test
    void theSizesOfJoinedPiecesAddUp() throws Exception {
        assertThat(Manifest.load(null).files())
                .filteredOn(ModelFile::joined)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file.pieces().stream()
                                .mapToLong(piece -> piece.sum().bytes())
                                .sum())
                        .isEqualTo(file.sum().bytes()));
    }

    @Test
    void everyPackageIsUsed() throws Exception {
        Manifest manifest = Manifest.load(null);
        var used = new HashSet<String>();
        manifest.files().forEach(file -> file.pieces().forEach(piece -> used.add(piece.from())));

        assertThat(used).isEqualTo(manifest.packages().keySet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"format\":1     | \"format\":2         | format must be 1",
                "\"npm\"          | \"gem\"              | packages[2].kind must be pypi or npm, not gem",
                "\"use\":\"gold\" | \"use\":\"golden\"   | files[5].use must be one of kokoro-model",
                "\"sha256\":\"    | \"sha256\":\"X       | .sha256 must match",
                "lexicon/us.lex   | lexicon/../../us.lex | files[5].to must match",
                "\"package\":\"small-rest\" | \"package\":\"other\" | files[1].package other is not among packages",
                "\"licence\"      | \"license\"          | entries[0].licence must be a text",
                "\"entries\"      | \"entrees\"          | entries must hold at least one entry",
                "\"member\"       | \"url\":\"ftp://x\",\"member\" | .url must be an http or https address"
            })
    void aFaultInAListIsNamedByItsField(String from, String to, String complaint) {
        String json = new String(new SmallModels().manifestJson(), StandardCharsets.UTF_8);
        assertThat(json).contains(from);

        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(() -> new ManifestReader("my.json")
                        .read(json.replace(from, to).getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("my.json")
                .withMessageContaining(complaint);
    }

    @Test
    void aListThatIsNoJsonIsSaidToBeNone() {
        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(() -> new ManifestReader("my.json").read("oops".getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("my.json: is not JSON");
    }
}
