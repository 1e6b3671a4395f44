package dev.voicemill.models;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A set of model files small enough for unit tests, shaped as the real ones, with its manifest. */
final class SmallModels {
    static final int WEIGHTS = 300_000;

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    SmallModels() {
        files.put("kokoro.onnx", kokoro().toByteArray());
        files.put("af_one.bin", pack(1));
        files.put("bm_two.bin", pack(2));
        files.put("joe.onnx", piper().toByteArray());
        files.put("joe.onnx.json", utf8("{\"audio\": {\"sample_rate\": 22050}}"));
        files.put("us_gold.json", utf8("{\"read\": {\"DEFAULT\": \"ɹˈid\", \"VBD\": \"ɹˈɛd\"}, \"mill\": \"mˈɪl\"}"));
        files.put("us_silver.json", utf8("{\"mill\": \"wrong\", \"voice\": \"vˈYs\"}"));
    }

    byte[] bytes(String name) {
        return files.get(name).clone();
    }

    /** Writes all files flat into {@code folder}. */
    Path writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        return folder;
    }

    /** Writes the package archives that the manifest names: the model in two parts, and the rest. */
    void writeArchivesTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int part = 1; part <= 2; part++) {
            try (var zip = new ZipOutputStream(
                    Files.newOutputStream(folder.resolve("small_model_" + part + "-1.0-py3-none-any.whl")))) {
                zip.putNextEntry(new ZipEntry("small_model_" + part + "/part.bin"));
                zip.write(part(part));
            }
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("small-rest-1.0.tgz")));
                var tar = new TarArchiveOutputStream(out)) {
            for (var file : files.entrySet()) {
                if (!file.getKey().equals("kokoro.onnx")) {
                    var entry = new TarArchiveEntry("package/" + file.getKey());
                    entry.setSize(file.getValue().length);
                    tar.putArchiveEntry(entry);
                    tar.write(file.getValue());
                    tar.closeArchiveEntry();
                }
            }
        }
    }

    byte[] part(int number) {
        byte[] whole = bytes("kokoro.onnx");
        int half = whole.length / 2;
        return number == 1 ? Arrays.copyOf(whole, half) : Arrays.copyOfRange(whole, half, whole.length);
    }

    Manifest manifest() throws ModelsException {
        return new ManifestReader("small.json").read(manifestJson());
    }

    Path writeManifestTo(Path file) throws IOException {
        return Files.write(file, manifestJson());
    }

    byte[] manifestJson() {
        var listed = new ArrayList<Map<String, Object>>();
        listed.add(entry("kokoro.onnx", "kokoro-model", "kokoro/model.onnx"));
        listed.add(entry("af_one.bin", "voice", "kokoro/voices/af_one.bin"));
        listed.add(entry("bm_two.bin", "voice", "kokoro/voices/bm_two.bin"));
        listed.add(entry("joe.onnx", "piper-model", "piper/joe.onnx"));
        listed.add(entry("joe.onnx.json", "settings", "piper/joe.onnx.json"));
        listed.add(entry("us_gold.json", "gold", "lexicon/us.lex"));
        listed.add(entry("us_silver.json", "silver", "lexicon/us.lex"));
        var manifest = Map.of(
                "format",
                1,
                "packages",
                List.of(
                        ownPackage("pypi", "small-model-1"),
                        ownPackage("pypi", "small-model-2"),
                        ownPackage("npm", "small-rest")),
                "entries",
                List.of(Map.of(
                        "name",
                        "small",
                        "title",
                        "Small models",
                        "licence",
                        "CC0",
                        "origin",
                        "the tests",
                        "files",
                        listed)));
        try {
            return new JsonMapper().writeValueAsBytes(manifest);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> entry(String name, String use, String to) {
        var entry = new LinkedHashMap<String, Object>(Map.of("name", name, "use", use, "to", to));
        entry.putAll(sum(bytes(name)));
        if (name.equals("kokoro.onnx")) {
            var parts = new ArrayList<Map<String, Object>>();
            for (int part = 1; part <= 2; part++) {
                var one = new LinkedHashMap<String, Object>(sum(part(part)));
                one.put("package", "small-model-" + part);
                one.put("member", "small_model_" + part + "/part.bin");
                parts.add(one);
            }
            entry.put("parts", parts);
        } else {
            entry.put("package", "small-rest");
            entry.put("member", "package/" + name);
        }
        return entry;
    }

    private static Map<String, Object> ownPackage(String kind, String name) {
        return Map.of("kind", kind, "name", name, "version", "1.0", "bytes", 1000);
    }

    private static Map<String, Object> sum(byte[] content) {
        Checksum sum = sumOf(content);
        return Map.of("bytes", sum.bytes(), "sha256", sum.sha256());
    }

    static Checksum sumOf(byte[] content) {
        var digest = Checksum.digest();
        digest.update(content);
        return Checksum.of(content.length, digest);
    }

    /** A graph with Kokoro's duration path and a weight beside it. */
    static ModelProto kokoro() {
        var graph = GraphProto.newBuilder()
                .addInput(value("tokens", TensorProto.DataType.INT64))
                .addInput(value("speed", TensorProto.DataType.FLOAT))
                .addOutput(value("audio", TensorProto.DataType.FLOAT))
                .addInitializer(weights())
                .addNode(node("ReduceSum", "frames", "tokens"))
                .addNode(node("Div", "slowed", "frames", "speed"))
                .addNode(node("Round", "rounded", "slowed"))
                .addNode(node("Clip", "held", "rounded"))
                .addNode(node("Cast", "durations", "held"))
                .addNode(node("Gather", "audio", "durations", "weights"));
        return ModelProto.newBuilder().setIrVersion(8).setGraph(graph).build();
    }

    /** A graph with Piper's one Ceil. */
    static ModelProto piper() {
        var graph = GraphProto.newBuilder()
                .addInput(value("input", TensorProto.DataType.INT64))
                .addInput(value("scales", TensorProto.DataType.FLOAT))
                .addOutput(value("output", TensorProto.DataType.FLOAT))
                .addInitializer(weights())
                .addNode(node("Mul", "lengths", "input", "scales"))
                .addNode(node("Ceil", "frames", "lengths"))
                .addNode(node("Gather", "output", "frames", "weights"));
        return ModelProto.newBuilder().setIrVersion(8).setGraph(graph).build();
    }

    static NodeProto node(String operator, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .addAllInput(List.of(inputs))
                .addOutput(output)
                .build();
    }

    static ValueInfoProto value(String name, TensorProto.DataType type) {
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type.getNumber())))
                .build();
    }

    private static TensorProto weights() {
        return TensorProto.newBuilder()
                .setName("weights")
                .setDataType(TensorProto.DataType.UINT8.getNumber())
                .addDims(WEIGHTS)
                .setRawData(ByteString.copyFrom(filled(WEIGHTS, 7)))
                .build();
    }

    private static byte[] pack(int seed) {
        return filled(510 * 256 * Float.BYTES, seed);
    }

    private static byte[] filled(int length, int seed) {
        byte[] content = new byte[length];
        new Random(seed).nextBytes(content);
        return content;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
