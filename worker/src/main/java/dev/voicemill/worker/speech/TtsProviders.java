package dev.voicemill.worker.speech;

import dev.voicemill.config.Nearest;
import dev.voicemill.job.Engine;
import dev.voicemill.job.FailureClass;
import dev.voicemill.job.Language;
import dev.voicemill.job.PauseLengths;
import dev.voicemill.job.VoiceChoice;
import dev.voicemill.worker.phoneme.KokoroPhonemizer;
import dev.voicemill.worker.phoneme.PiperPhonemizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The engines of this worker. Each model is loaded once, at the start or when a job first needs it, and shared by all
 * jobs. Any thread may call; while a model loads, others that need one wait.
 */
public final class TtsProviders implements AutoCloseable {
    private static final Delivery PLAIN = new Delivery(1, Language.EN_US, PauseLengths.STANDARD);

    private final SpeechSettings settings;
    private final KokoroPhonemizer kokoroPhonemizer;
    private final PiperPhonemizer piperPhonemizer;
    private final Semaphore permits;
    private final Casting casting;
    private final ModelHash hash;
    private final Map<Engine, OnnxModel> models = new EnumMap<>(Engine.class);
    private final Map<Engine, String> hashes = new EnumMap<>(Engine.class);
    private @Nullable VoiceBank voices;
    private @Nullable PiperVoice piper;

    /**
     * Nothing is loaded yet.
     *
     * @param permits how many runs of models may be in flight at once on this node
     */
    public TtsProviders(
            SpeechSettings settings,
            KokoroPhonemizer kokoroPhonemizer,
            PiperPhonemizer piperPhonemizer,
            Semaphore permits) {
        this.settings = settings;
        this.kokoroPhonemizer = kokoroPhonemizer;
        this.piperPhonemizer = piperPhonemizer;
        this.permits = permits;
        this.casting = new Casting(settings.voiceMap());
        this.hash = new ModelHash(settings.modelsFolder());
    }

    /**
     * Makes the standard engine ready: with {@code VM_MODEL_LOAD=start} its model is loaded and has spoken a syllable
     * when this returns, with {@code lazy} only its files are looked at.
     *
     * @throws SpeechException MACHINE, naming the file or setting and the fix
     */
    public void load() throws SpeechException, InterruptedException {
        String voice = standardVoice(settings.standard());
        switch (settings.load()) {
            case LAZY -> requireFile(settings.standard());
            case START -> {
                Voice warm = (Voice) provider(settings.standard(), voice, PLAIN, (_, _) -> {});
                warm.speak("a");
            }
        }
    }

    /** The engines whose files are here. */
    public Set<Engine> engines() {
        Set<Engine> here = EnumSet.noneOf(Engine.class);
        for (Engine engine : Engine.values()) {
            try {
                requireFile(engine);
                standardVoice(engine);
                here.add(engine);
            } catch (SpeechException _) {
                // Not here, which is an answer.
            }
        }
        return here;
    }

    /** The voices of an engine. */
    public Collection<String> voices(Engine engine) throws SpeechException {
        return switch (engine) {
            case KOKORO -> bank().names();
            case PIPER -> piper().names();
        };
    }

    /**
     * Settles engine, voice and model for a job that has no pin yet: the engine it asks for, else the standard one; the
     * voice it asks for, else a stand-in with the warning {@code voice-mapped}.
     *
     * @throws SpeechException BAD_INPUT for a voice that does not exist; MACHINE when the engine's files are not here
     */
    public Resolved resolve(VoiceChoice choice) throws SpeechException {
        Engine engine = choice.provider() != null ? choice.provider() : settings.standard();
        Casting.Cast cast = casting.choose(choice, engine, voices(engine), standardVoice(engine));
        return new Resolved(new Pin(engine, cast.voice(), hashOf(engine)), cast.warnings());
    }

    /**
     * Opens the engine of a pin for one job.
     *
     * @throws SpeechException MACHINE when this worker has another model or lacks the voice, naming both
     */
    public TtsProvider open(Pin pin, Delivery delivery, SpeechListener listener) throws SpeechException {
        String here = hashOf(pin.engine());
        if (!here.equals(pin.modelSha256())) {
            throw new SpeechException(
                    FailureClass.MACHINE,
                    "the job began with the " + pin.engine().wire() + " model " + pin.modelSha256()
                            + ", this worker has "
                            + here + " (" + file(pin.engine()) + "); give all workers the same models, or requeue the "
                            + "job to begin again");
        }
        if (!voices(pin.engine()).contains(pin.voice())) {
            throw new SpeechException(
                    FailureClass.MACHINE,
                    "the job began with the voice " + pin.voice() + ", which this worker has not; " + OnnxModel.FIX);
        }
        return provider(pin.engine(), pin.voice(), delivery, listener);
    }

    private TtsProvider provider(Engine engine, String voice, Delivery delivery, SpeechListener listener)
            throws SpeechException {
        OnnxModel model = model(engine);
        return switch (engine) {
            case KOKORO -> new KokoroTtsProvider(model, bank(), kokoroPhonemizer, voice, delivery, listener);
            case PIPER -> new PiperTtsProvider(model, piper(), piperPhonemizer, voice, delivery, listener);
        };
    }

    private String standardVoice(Engine engine) throws SpeechException {
        return switch (engine) {
            case PIPER -> piper().names().getFirst();
            case KOKORO -> {
                String speaker = settings.kokoro().speaker();
                if (!bank().names().contains(speaker)) {
                    throw new SpeechException(
                            FailureClass.MACHINE,
                            "KOKORO_SPEAKER: no voice \"" + speaker + "\" in "
                                    + settings.kokoro().voices() + Nearest.hint(speaker, bank().names()));
                }
                yield speaker;
            }
        };
    }

    private Path file(Engine engine) {
        return switch (engine) {
            case KOKORO -> settings.kokoro().model();
            case PIPER -> settings.piper().model();
        };
    }

    private void requireFile(Engine engine) throws SpeechException {
        if (!Files.isRegularFile(file(engine))) {
            throw OnnxModel.missing(file(engine));
        }
    }

    private synchronized OnnxModel model(Engine engine) throws SpeechException {
        OnnxModel model = models.get(engine);
        if (model == null) {
            int threads = switch (engine) {
                case KOKORO -> settings.kokoro().threads();
                case PIPER -> settings.piper().threads();
            };
            model = OnnxModel.open(file(engine), threads, permits);
            models.put(engine, model);
        }
        return model;
    }

    private synchronized String hashOf(Engine engine) throws SpeechException {
        String known = hashes.get(engine);
        if (known == null) {
            requireFile(engine);
            known = hash.of(file(engine));
            hashes.put(engine, known);
        }
        return known;
    }

    private synchronized VoiceBank bank() throws SpeechException {
        if (voices == null) {
            voices = VoiceBank.open(settings.kokoro().voices());
        }
        return voices;
    }

    private synchronized PiperVoice piper() throws SpeechException {
        if (piper == null) {
            piper = PiperVoice.of(settings.piper().model());
        }
        return piper;
    }

    /** Waits for the runs in flight, then frees the models. */
    @Override
    public synchronized void close() {
        models.values().forEach(OnnxModel::close);
        models.clear();
        if (voices != null) {
            voices.close();
            voices = null;
        }
    }
}
