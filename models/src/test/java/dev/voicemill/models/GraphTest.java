package dev.voicemill.models;

import static dev.voicemill.models.SmallModels.node;
import static dev.voicemill.models.SmallModels.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphTest {
    @TempDir
    private Path folder;

    @Test
    void theAppendedBytesAddKokorosDurationsToTheOutputsAndNothingElse() throws Exception {
        ModelProto model = SmallModels.kokoro();

        ModelProto grown = ModelProto.parseFrom(appended(model, graph(model).exposingKokoroDurations()));

        assertThat(grown.getGraph().getOutputList())
                .extracting(output -> output.getName())
                .containsExactly("audio", "durations");
        assertThat(grown.getGraph().toBuilder().removeOutput(1).build()).isEqualTo(model.getGraph());
    }

    @Test
    void theAppendedBytesAddPipersFramesToTheOutputs() throws Exception {
        ModelProto model = SmallModels.piper();

        ModelProto grown = ModelProto.parseFrom(appended(model, graph(model).exposingPiperDurations()));

        assertThat(grown.getGraph().getOutputList())
                .extracting(output -> output.getName())
                .containsExactly("output", "frames");
    }

    @Test
    void aPreparedModelNeedsNothingMore() throws Exception {
        byte[] kokoro =
                appended(SmallModels.kokoro(), graph(SmallModels.kokoro()).exposingKokoroDurations());
        byte[] piper = appended(SmallModels.piper(), graph(SmallModels.piper()).exposingPiperDurations());

        assertThat(Graph.read(write(kokoro)).outputs()).containsExactly("audio", "durations");
        assertThat(Graph.read(write(kokoro)).exposingKokoroDurations()).isEmpty();
        assertThat(Graph.read(write(piper)).exposingPiperDurations()).isEmpty();
    }

    @Test
    void anExportThatAnswersWithWholeNumbersHasItsDurationsAlready() throws Exception {
        ModelProto model = edited(graph -> graph.addOutput(value("duration", TensorProto.DataType.INT64)));

        assertThat(graph(model).exposingKokoroDurations()).isEmpty();
    }

    @Test
    void maxInPlaceOfClipAndACastOfTheSpeedAreKnownToo() throws Exception {
        ModelProto model = ModelProto.newBuilder()
                .setGraph(GraphProto.newBuilder()
                        .addInput(value("input_ids", TensorProto.DataType.INT64))
                        .addInput(value("speed", TensorProto.DataType.INT32))
                        .addOutput(value("waveform", TensorProto.DataType.FLOAT))
                        .addNode(node("Cast", "speed_f", "speed"))
                        .addNode(node("Div", "a", "input_ids", "speed_f"))
                        .addNode(node("Round", "b", "a"))
                        .addNode(node("Max", "c", "one", "b"))
                        .addNode(node("Cast", "d", "c")))
                .build();

        ModelProto grown = ModelProto.parseFrom(appended(model, graph(model).exposingKokoroDurations()));

        assertThat(grown.getGraph().getOutput(1).getName()).isEqualTo("d");
    }

    @ParameterizedTest
    @CsvSource({
        "speed, Div, tempo, an input called speed",
        "Div, Div, Mul, 'exactly one Div by speed, found 0'",
        "Round, Round, Floor, Round after the tensor slowed",
        "Clip, Clip, Relu, Clip or Max after the tensor rounded",
        "Cast, Cast, Identity, Cast after the tensor held"
    })
    void aGraphWithoutTheStructureIsRefusedNamingWhatIsMissing(
            String changed, String operator, String other, String complaint) throws Exception {
        ModelProto model = edited(graph -> {
            if (changed.equals("speed")) {
                graph.setInput(1, value(other, TensorProto.DataType.FLOAT));
            } else {
                graph.getNodeBuilderList().stream()
                        .filter(node -> node.getOpType().equals(operator))
                        .forEach(node -> node.setOpType(other));
            }
        });

        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(() -> graph(model).exposingKokoroDurations())
                .withMessageContaining(complaint)
                .withMessageContaining("fix:");
    }

    @Test
    void twoDivisionsBySpeedAreOneTooMany() throws Exception {
        ModelProto model = edited(graph -> graph.addNode(node("Div", "again", "frames", "speed")));

        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(() -> graph(model).exposingKokoroDurations())
                .withMessageContaining("found 2");
    }

    @Test
    void aPiperVoiceHasExactlyOneCeil() throws Exception {
        ModelProto none = SmallModels.kokoro();
        ModelProto two = SmallModels.piper().toBuilder()
                .setGraph(SmallModels.piper().getGraph().toBuilder().addNode(node("Ceil", "more", "input")))
                .build();

        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(() -> graph(none).exposingPiperDurations())
                .withMessageContaining("exactly one Ceil node, found 0");
        assertThatExceptionOfType(ModelsException.class)
                .isThrownBy(() -> graph(two).exposingPiperDurations())
                .withMessageContaining("found 2");
    }

    @Test
    void aFileCutShortIsRefusedWhereverTheCutFalls() throws Exception {
        byte[] whole = SmallModels.kokoro().toByteArray();
        for (int length : new int[] {1, 100, whole.length / 2, whole.length - 1}) {
            Path cut = write(Arrays.copyOf(whole, length));

            assertThatExceptionOfType(ModelsException.class)
                    .as("cut at %d", length)
                    .isThrownBy(() -> Graph.read(cut))
                    .withMessageContaining("not an ONNX model");
        }
    }

    @Test
    void aFileThatIsNoModelIsRefused() throws Exception {
        Path text = Files.writeString(folder.resolve("page.onnx"), "<html>404 Not Found</html>");
        Path empty = Files.createFile(folder.resolve("empty.onnx"));

        assertThatExceptionOfType(ModelsException.class).isThrownBy(() -> Graph.read(text));
        assertThatExceptionOfType(ModelsException.class).isThrownBy(() -> Graph.read(empty));
    }

    private interface Edit {
        void apply(GraphProto.Builder graph);
    }

    private static ModelProto edited(Edit edit) {
        GraphProto.Builder graph = SmallModels.kokoro().getGraph().toBuilder();
        edit.apply(graph);
        return SmallModels.kokoro().toBuilder().setGraph(graph).build();
    }

    private Graph graph(ModelProto model) throws IOException, ModelsException {
        return Graph.read(write(model.toByteArray()));
    }

    private Path write(byte[] model) throws IOException {
        return Files.write(folder.resolve("model.onnx"), model);
    }

    private static byte[] appended(ModelProto model, byte[] more) throws IOException {
        var all = new ByteArrayOutputStream();
        all.write(model.toByteArray());
        all.write(more);
        return all.toByteArray();
    }
}
