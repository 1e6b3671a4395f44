package dev.voicemill.worker.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.voicemill.job.FailureClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code .onnx.json} beside a Piper model says about it.
 *
 * @param name the model's file name without {@code .onnx}, such as {@code en_US-joe-medium}
 * @param sampleRate in Hz
 * @param espeakVoice the espeak-ng voice its phonemes come from
 * @param scales noise, length and duration noise as the voice was made
 * @param ids the ids of each symbol
 * @param speakers the ids of its speakers by name; empty when there is one
 */
record PiperVoice(
        String name,
        int sampleRate,
        String espeakVoice,
        Scales scales,
        Map<String, List<Integer>> ids,
        SequencedMap<String, Integer> speakers) {
    private static final int MISTYPED_RATE = 22_500;

    /** How much the voice varies in sound and in rhythm, and how long its phonemes are. */
    record Scales(float noise, float length, float durationNoise) {}

    /** Reads the description of a model; MACHINE, naming the file and the fix, when it is missing or no Piper voice. */
    static PiperVoice of(Path model) throws SpeechException {
        Path json = model.resolveSibling(model.getFileName() + ".json");
        try {
            if (!Files.isRegularFile(json)) {
                throw new IOException("it is missing");
            }
            return read(model, new ObjectMapper().readTree(json.toFile()));
        } catch (IOException e) {
            throw new SpeechException(
                    FailureClass.MACHINE,
                    "the description " + json + " of the Piper voice cannot be used: " + e.getMessage()
                            + "; put the .onnx.json that belongs to the model beside it, or run `voicemill-models prepare`",
                    e);
        }
    }

    private static PiperVoice read(Path model, JsonNode json) throws IOException {
        String kind = json.path("phoneme_type").asText("espeak");
        if (!kind.equals("espeak")) {
            throw new IOException("its phonemes are of type " + kind + ", only espeak voices are known here");
        }
        Map<String, List<Integer>> ids = new LinkedHashMap<>();
        json.path("phoneme_id_map").properties().forEach(entry -> ids.put(entry.getKey(), numbers(entry.getValue())));
        if (!ids.containsKey("^") || !ids.containsKey("_") || !ids.containsKey("$")) {
            throw new IOException("its phoneme_id_map has no ^, _ and $");
        }
        int rate = json.path("audio").path("sample_rate").asInt(22_050);
        JsonNode inference = json.path("inference");
        Path fileName = model.getFileName();
        return new PiperVoice(
                fileName.toString().replaceFirst("\\.onnx$", ""),
                rate == MISTYPED_RATE ? 22_050 : rate,
                json.path("espeak").path("voice").asText("en-us"),
                new Scales(
                        (float) inference.path("noise_scale").asDouble(0.667),
                        (float) inference.path("length_scale").asDouble(1),
                        (float) inference.path("noise_w").asDouble(0.8)),
                ids,
                speakers(json));
    }

    private static List<Integer> numbers(JsonNode list) {
        List<Integer> numbers = new ArrayList<>();
        list.forEach(number -> numbers.add(number.asInt()));
        return numbers;
    }

    private static SequencedMap<String, Integer> speakers(JsonNode json) {
        SequencedMap<String, Integer> speakers = new LinkedHashMap<>();
        if (json.path("num_speakers").asInt(1) > 1) {
            json.path("speaker_id_map")
                    .properties()
                    .forEach(entry ->
                            speakers.put(entry.getKey(), entry.getValue().asInt()));
        }
        return speakers;
    }

    /** The names a job may ask for: the model, and {@code model#speaker} for each speaker of a voice with several. */
    List<String> names() {
        List<String> names = new ArrayList<>(List.of(name));
        speakers.keySet().forEach(speaker -> names.add(name + "#" + speaker));
        return names;
    }

    /** The speaker a name stands for: the first one for the bare model, null for a voice with one speaker. */
    @Nullable
    Integer speaker(String asked) {
        if (speakers.isEmpty()) {
            return null;
        }
        return asked.contains("#")
                ? speakers.get(asked.substring(asked.indexOf('#') + 1))
                : speakers.firstEntry().getValue();
    }
}
