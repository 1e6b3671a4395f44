package dev.voicemill.worker.speech;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.voicemill.job.FailureClass;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * A speech model loaded into ONNX Runtime once and shared by all jobs. The names and types of its inputs are read from
 * the file, so that any export of the same model works.
 *
 * <p>Any thread may call; each run has a platform thread of its own, because native code would pin a virtual one.
 * Interrupting the caller ends the run at the next operator.
 */
final class OnnxModel implements AutoCloseable {
    private static final List<String> AUDIO_NAMES = List.of("audio", "waveform", "output");

    static final String FIX = "run `voicemill-models prepare`, or point to a copy you have "
            + "(VM_MODELS_DIR, KOKORO_MODEL_PATH, PIPER_MODEL_PATH)";

    private final Path file;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Map<String, OnnxJavaType> inputs;
    private final String audio;
    private final @Nullable String durations;
    private final Semaphore permits;
    private final ReadWriteLock open = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxModel(Path file, OrtEnvironment environment, OrtSession session, Semaphore permits)
            throws OrtException, SpeechException {
        this.file = file;
        this.environment = environment;
        this.session = session;
        this.permits = permits;
        this.inputs = types(session.getInputInfo());
        Map<String, OnnxJavaType> outputs = types(session.getOutputInfo());
        this.audio = AUDIO_NAMES.stream()
                .filter(name -> outputs.get(name) == OnnxJavaType.FLOAT)
                .findFirst()
                .orElseThrow(() -> unusable(file, "it has no output named audio, waveform or output", null));
        this.durations = outputs.keySet().stream()
                .filter(name -> !name.equals(audio))
                .findFirst()
                .orElse(null);
    }

    /**
     * Loads a model.
     *
     * @param threads that one run may use, from 1
     * @param permits how many runs may be in flight at once; a run waits for one
     * @throws SpeechException MACHINE, naming the file and the fix, when it is missing or no model
     */
    static OnnxModel open(Path file, int threads, Semaphore permits) throws SpeechException {
        if (!Files.isRegularFile(file)) {
            throw missing(file);
        }
        Silence.keep();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // What goes wrong is thrown; the library need not write it to the terminal as well.
            OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            // Sentences differ in length; patterns of every length would pile up in memory (onnxruntime#15087).
            options.setMemoryPatternOptimization(false);
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // Threads that wait for the next operator must not burn the node's second core.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            OrtSession session = environment.createSession(file.toString(), options);
            try {
                return new OnnxModel(file, environment, session, permits);
            } catch (OrtException | SpeechException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw unusable(file, e.getMessage(), e);
        }
    }

    static SpeechException missing(Path file) {
        return new SpeechException(FailureClass.MACHINE, "the model " + file + " is missing; " + FIX);
    }

    private static SpeechException unusable(Path file, @Nullable String why, @Nullable Throwable cause) {
        return new SpeechException(
                FailureClass.MACHINE, "the model " + file + " cannot be used: " + why + "; " + FIX, cause);
    }

    private static Map<String, OnnxJavaType> types(Map<String, NodeInfo> nodes) {
        Map<String, OnnxJavaType> types = new HashMap<>();
        nodes.forEach((name, node) -> {
            if (node.getInfo() instanceof TensorInfo tensor) {
                types.put(name, tensor.type);
            }
        });
        return types;
    }

    Path file() {
        return file;
    }

    /** The first of these names that the model has as an input. */
    Optional<String> input(String... names) {
        return List.of(names).stream().filter(inputs::containsKey).findFirst();
    }

    /** Whether the file exposes how long each input id takes. */
    boolean hasDurations() {
        return durations != null;
    }

    /**
     * Runs the model.
     *
     * @throws SpeechException SPEECH when the model fails
     * @throws InterruptedException when the caller was interrupted; the run has ended then
     */
    ModelOutput run(List<ModelInput> given) throws SpeechException, InterruptedException {
        permits.acquire();
        try (OrtSession.RunOptions options = new OrtSession.RunOptions()) {
            FutureTask<ModelOutput> run = new FutureTask<>(() -> runHere(given, options));
            Thread thread = Thread.ofPlatform().daemon().name("speech-run").start(run);
            try {
                return run.get();
            } catch (InterruptedException e) {
                options.setTerminate(true);
                awaitEnd(thread);
                throw e;
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SpeechException cause) {
                throw cause;
            }
            throw failed(e.getCause());
        } catch (OrtException e) {
            throw failed(e);
        } finally {
            permits.release();
        }
    }

    private SpeechException failed(@Nullable Throwable cause) {
        String why = cause == null ? "for no reason given" : cause.getMessage();
        return new SpeechException(FailureClass.SPEECH, "the model " + file + " failed: " + why, cause);
    }

    /** The native side still uses the options and tensors, so nothing is freed before it is done. */
    private static void awaitEnd(Thread thread) {
        boolean again = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                again = true;
            }
        }
        if (again) {
            Thread.currentThread().interrupt();
        }
    }

    private ModelOutput runHere(List<ModelInput> given, OrtSession.RunOptions options)
            throws OrtException, SpeechException {
        open.readLock().lock();
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try {
            if (closed) {
                throw new CancellationException("it was closed");
            }
            for (ModelInput input : given) {
                tensors.put(input.name(), tensor(input));
            }
            Set<String> wanted = durations == null ? Set.of(audio) : Set.of(audio, durations);
            try (OrtSession.Result result = session.run(tensors, wanted, options)) {
                float[] sound = reals(result, audio);
                return new ModelOutput(sound, durations == null ? null : reals(result, durations));
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
            open.readLock().unlock();
        }
    }

    private OnnxTensor tensor(ModelInput input) throws OrtException, SpeechException {
        OnnxJavaType type = inputs.get(input.name());
        if (type == OnnxJavaType.INT64 || type == OnnxJavaType.INT32) {
            if (!input.whole()) {
                throw new SpeechException(
                        FailureClass.BAD_INPUT,
                        "the model " + file + " takes whole numbers only as " + input.name() + ", not " + input.at(0)
                                + "; use 1, or an export with a float input");
            }
        }
        int length = input.length();
        return switch (type) {
            case INT64 -> {
                LongBuffer values = LongBuffer.allocate(length);
                for (int i = 0; i < length; i++) {
                    values.put(i, (long) input.at(i));
                }
                yield OnnxTensor.createTensor(environment, values, input.shape());
            }
            case INT32 -> {
                IntBuffer values = IntBuffer.allocate(length);
                for (int i = 0; i < length; i++) {
                    values.put(i, (int) input.at(i));
                }
                yield OnnxTensor.createTensor(environment, values, input.shape());
            }
            case FLOAT -> {
                FloatBuffer values = FloatBuffer.allocate(length);
                for (int i = 0; i < length; i++) {
                    values.put(i, (float) input.at(i));
                }
                yield OnnxTensor.createTensor(environment, values, input.shape());
            }
            case null, default ->
                throw new SpeechException(
                        FailureClass.MACHINE,
                        "the model " + file + " wants " + type + " as " + input.name() + "; use an export with "
                                + "float32 and int64 inputs");
        };
    }

    private static float[] reals(OrtSession.Result result, String name) throws OrtException {
        OnnxValue value = result.get(name).orElseThrow(() -> new OrtException("no output " + name));
        if (!(value instanceof OnnxTensor tensor)) {
            throw new OrtException("output " + name + " is no tensor");
        }
        OnnxJavaType type = tensor.getInfo().type;
        if (type == OnnxJavaType.FLOAT) {
            FloatBuffer buffer = tensor.getFloatBuffer();
            float[] reals = new float[buffer.remaining()];
            buffer.get(reals);
            return reals;
        }
        if (type == OnnxJavaType.INT64) {
            LongBuffer buffer = tensor.getLongBuffer();
            float[] reals = new float[buffer.remaining()];
            for (int i = 0; i < reals.length; i++) {
                reals[i] = buffer.get(i);
            }
            return reals;
        }
        throw new OrtException("output " + name + " is " + type);
    }

    /** Waits for the runs in flight and frees the model. */
    @Override
    public void close() {
        open.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("the model " + file + " could not be closed", e);
        } finally {
            open.writeLock().unlock();
        }
    }
}
