package dev.voicemill.models;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The nodes, inputs and outputs of an ONNX model, read without its weights: a model of 92 MB costs a few MB of heap.
 *
 * <p>It finds the tensor that holds how long each sound lasts, and the bytes that make a model answer with it. Those
 * bytes are one small protobuf message to put at the end of the file: protobuf merges repeated occurrences of a message
 * field, so a second {@code graph} with a single {@code output} adds that output to the first. Nothing else of the file
 * changes, no weight is decoded and written back, and a reader that knows nothing of it works as before.
 */
final class Graph {
    private static final int LARGEST = Integer.MAX_VALUE;

    private final String name;
    private final List<NodeProto> nodes = new ArrayList<>();
    private final List<ValueInfoProto> inputs = new ArrayList<>();
    private final List<ValueInfoProto> outputs = new ArrayList<>();

    private Graph(String name) {
        this.name = name;
    }

    static Graph read(Path model) throws IOException, ModelsException {
        var graph = new Graph(model.getFileName().toString());
        try (InputStream in = Files.newInputStream(model)) {
            var proto = CodedInputStream.newInstance(in, 1 << 16);
            proto.setSizeLimit(LARGEST);
            graph.readModel(proto);
        } catch (InvalidProtocolBufferException e) {
            throw new ModelsException(
                    model + ": not an ONNX model, or cut short: " + e.getMessage(), "get the file again");
        }
        if (graph.nodes.isEmpty()) {
            throw new ModelsException(model + ": not an ONNX model: no nodes in it", "get the file again");
        }
        return graph;
    }

    private void readModel(CodedInputStream in) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == ModelProto.GRAPH_FIELD_NUMBER) {
                int outer = in.pushLimit(in.readRawVarint32());
                readGraph(in);
                in.popLimit(outer);
            } else {
                in.skipField(tag);
            }
        }
    }

    private void readGraph(CodedInputStream in) throws IOException {
        var none = ExtensionRegistryLite.getEmptyRegistry();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case GraphProto.NODE_FIELD_NUMBER -> nodes.add(in.readMessage(NodeProto.parser(), none));
                case GraphProto.INPUT_FIELD_NUMBER -> inputs.add(in.readMessage(ValueInfoProto.parser(), none));
                case GraphProto.OUTPUT_FIELD_NUMBER -> outputs.add(in.readMessage(ValueInfoProto.parser(), none));
                default -> in.skipField(tag);
            }
        }
    }

    List<String> outputs() {
        return outputs.stream().map(ValueInfoProto::getName).toList();
    }

    /** The bytes to append to a Kokoro export so that it answers with its durations; none when it does already. */
    byte[] exposingKokoroDurations() throws ModelsException {
        if (outputs.stream().anyMatch(Graph::holdsWholeNumbers)) {
            return new byte[0];
        }
        return exposing(kokoroDurations());
    }

    /** The bytes to append to a Piper voice so that it answers with the frames of each id; none when it does already. */
    byte[] exposingPiperDurations() throws ModelsException {
        List<NodeProto> ceils =
                nodes.stream().filter(node -> node.getOpType().equals("Ceil")).toList();
        if (ceils.size() != 1) {
            throw unlike("a Piper voice", "exactly one Ceil node, found " + ceils.size());
        }
        return exposing(ceils.getFirst().getOutput(0));
    }

    /**
     * The tensor of Kokoro's durations, found by what is done to it (names differ from export to export): divided by the
     * input {@code speed}, rounded, held at 1 or more, made whole numbers.
     */
    private String kokoroDurations() throws ModelsException {
        if (inputs.stream().noneMatch(input -> input.getName().equals("speed"))) {
            throw unlike("a Kokoro export", "an input called speed");
        }
        Set<String> speeds = new HashSet<>(Set.of("speed"));
        readersOf("speed")
                .filter(node -> node.getOpType().equals("Cast"))
                .forEach(cast -> speeds.add(cast.getOutput(0)));
        List<NodeProto> divisions = nodes.stream()
                .filter(node -> node.getOpType().equals("Div") && speeds.contains(node.getInput(1)))
                .toList();
        if (divisions.size() != 1) {
            throw unlike("a Kokoro export", "exactly one Div by speed, found " + divisions.size());
        }
        String rounded = next(divisions.getFirst().getOutput(0), List.of("Round"));
        return next(next(rounded, List.of("Clip", "Max")), List.of("Cast"));
    }

    private String next(String tensor, List<String> operators) throws ModelsException {
        Optional<NodeProto> reader = readersOf(tensor)
                .filter(node -> operators.contains(node.getOpType()))
                .findFirst();
        return reader.orElseThrow(
                        () -> unlike("a Kokoro export", String.join(" or ", operators) + " after the tensor " + tensor))
                .getOutput(0);
    }

    private Stream<NodeProto> readersOf(String tensor) {
        return nodes.stream().filter(node -> node.getInputList().contains(tensor));
    }

    private byte[] exposing(String tensor) {
        if (outputs().contains(tensor)) {
            return new byte[0];
        }
        return ModelProto.newBuilder()
                .setGraph(GraphProto.newBuilder()
                        .addOutput(ValueInfoProto.newBuilder().setName(tensor)))
                .build()
                .toByteArray();
    }

    private static boolean holdsWholeNumbers(ValueInfoProto output) {
        return output.getType().getTensorType().getElemType() == TensorProto.DataType.INT64.getNumber();
    }

    private ModelsException unlike(String kind, String expected) {
        List<String> names = inputs.stream().map(ValueInfoProto::getName).toList();
        return new ModelsException(
                "%s: not %s that can tell its durations: it should have %s (inputs %s, outputs %s)"
                        .formatted(name, kind, expected, names, outputs()),
                "take the model that voicemill-models prepare fetches, or one that answers with its durations itself");
    }
}
