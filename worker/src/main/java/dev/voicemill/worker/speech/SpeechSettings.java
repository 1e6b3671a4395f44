package dev.voicemill.worker.speech;

import dev.voicemill.config.Environment;
import dev.voicemill.job.Engine;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How this worker speaks.
 *
 * @param standard the engine for jobs that ask for none
 * @param modelsFolder the prepared models
 * @param load when the standard engine's model is loaded
 * @param voiceMap voices of one engine and the ones that stand in for them at the other
 */
public record SpeechSettings(
        Engine standard, Kokoro kokoro, Piper piper, Path modelsFolder, Load load, Map<String, String> voiceMap) {
    private static final int MOST_THREADS = 64;

    public SpeechSettings {
        voiceMap = Map.copyOf(voiceMap);
    }

    /** When a model is loaded: before the first job is taken, or when the first job needs it. */
    public enum Load {
        START,
        LAZY
    }

    /** The variants of running Piper; only the first is built in so far. */
    private enum PiperMode {
        INPROCESS,
        BINARY
    }

    /**
     * Kokoro's files.
     *
     * @param model any ONNX export of Kokoro
     * @param voices a folder of .bin files, a NumPy archive, or voices.json
     * @param speaker the voice for jobs that name none
     */
    public record Kokoro(Path model, Path voices, String speaker, int threads) {}

    /**
     * Piper's files.
     *
     * @param model a Piper voice, with its .onnx.json beside it
     * @param unusedBinary a PIPER_BIN_PATH that is set though speech runs in this process
     */
    public record Piper(Path model, int threads, Optional<Path> unusedBinary) {}

    /** Reads the settings; problems are left with the environment. */
    public static SpeechSettings from(Environment environment) {
        Engine standard = environment.choice("TTS_PROVIDER", Engine.class, Engine.KOKORO);
        Path models = environment.path("VM_MODELS_DIR", userModels(environment));
        Kokoro kokoro = new Kokoro(
                environment.path("KOKORO_MODEL_PATH", models.resolve("kokoro/model.onnx")),
                environment.path("KOKORO_VOICES_PATH", models.resolve("kokoro/voices")),
                environment.text("KOKORO_SPEAKER", "af_bella"),
                environment.integer("KOKORO_THREADS", 2, 1, MOST_THREADS));
        Piper piper = new Piper(
                environment.path("PIPER_MODEL_PATH", models.resolve("piper/en_US-joe-medium.onnx")),
                environment.integer("PIPER_THREADS", 2, 1, MOST_THREADS),
                unusedBinary(environment));
        Load load = environment.choice("VM_MODEL_LOAD", Load.class, Load.START);
        return new SpeechSettings(standard, kokoro, piper, models, load, voiceMap(environment));
    }

    private static Path userModels(Environment environment) {
        Path home = Path.of(System.getProperty("user.home"), ".local", "share");
        return environment.path("XDG_DATA_HOME", home).resolve("voicemill/models");
    }

    private static Optional<Path> unusedBinary(Environment environment) {
        PiperMode mode = environment.choice("PIPER_MODE", PiperMode.class, PiperMode.INPROCESS);
        Optional<Path> binary = environment.optionalPath("PIPER_BIN_PATH");
        if (mode == PiperMode.BINARY) {
            environment.problem("PIPER_MODE", "binary is not built in yet; unset it, Piper runs inside the worker");
        }
        return binary;
    }

    private static Map<String, String> voiceMap(Environment environment) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String pair : environment.text("VM_VOICE_MAP", "").split(",", -1)) {
            String[] sides = pair.strip().split("=", -1);
            if (sides.length == 2 && !sides[0].isBlank() && !sides[1].isBlank()) {
                map.put(sides[0].strip(), sides[1].strip());
            } else if (!pair.isBlank()) {
                environment.problem(
                        "VM_VOICE_MAP", "\"" + pair.strip() + "\" is not of the form voice=voice; separate by commas");
            }
        }
        return map;
    }

    /** What is worth telling the operator at start though nothing is wrong. */
    public List<String> notices() {
        return piper.unusedBinary().stream()
                .map(binary -> "PIPER_BIN_PATH: " + binary + " is not needed, Piper runs inside the worker; unset it")
                .toList();
    }
}
