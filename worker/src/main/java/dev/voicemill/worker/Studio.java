package dev.voicemill.worker;

import dev.voicemill.job.Engine;
import dev.voicemill.worker.media.Children;
import dev.voicemill.worker.media.Ffmpeg;
import dev.voicemill.worker.media.MediaException;
import dev.voicemill.worker.observe.WorkerEvent;
import dev.voicemill.worker.phoneme.Espeak;
import dev.voicemill.worker.phoneme.KokoroPhonemizer;
import dev.voicemill.worker.phoneme.Lexicon;
import dev.voicemill.worker.phoneme.PiperPhonemizer;
import dev.voicemill.worker.speech.SpeechException;
import dev.voicemill.worker.speech.SpeechSettings;
import dev.voicemill.worker.speech.TtsProviders;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Everything that turns sentences into sound on this machine: FFmpeg, espeak-ng, the lexicons and the models. The worker,
 * {@code worker say} and {@code worker phonemes} share it; none of it needs a queue.
 */
final class Studio implements AutoCloseable {
    private final SpeechSettings settings;
    private final Children children = new Children();
    private final Espeak espeak = new Espeak();
    private final List<Lexicon> lexicons = new ArrayList<>();
    private final Ffmpeg ffmpeg;
    private final KokoroPhonemizer kokoroPhonemizer;
    private final TtsProviders speech;

    private Studio(SpeechSettings settings) throws IOException, MediaException {
        this.settings = settings;
        this.ffmpeg = Ffmpeg.find(children);
        espeak.ipa("en-us", "ready");
        var american = lexicon("us.lex");
        var british = lexicon("gb.lex");
        this.kokoroPhonemizer = new KokoroPhonemizer(american, british, espeak);
        this.speech = new TtsProviders(
                settings,
                kokoroPhonemizer,
                new PiperPhonemizer(american, british, espeak),
                new Semaphore(sentencesAtOnce(settings)));
    }

    /** Opens the tools and finds the models; loads none. Throws {@link Unfit} naming what is missing and the fix. */
    static Studio open(SpeechSettings settings) {
        try {
            return new Studio(settings);
        } catch (IOException | MediaException | RuntimeException e) {
            throw new Unfit(String.valueOf(e.getMessage()));
        }
    }

    private Lexicon lexicon(String name) throws IOException {
        var lexicon = Lexicon.open(settings.modelsFolder().resolve("lexicon").resolve(name));
        lexicons.add(lexicon);
        return lexicon;
    }

    /** As many sentences in flight as the cores carry with the threads that each one has. */
    private static int sentencesAtOnce(SpeechSettings settings) {
        int threads = Math.min(settings.kokoro().threads(), settings.piper().threads());
        return Math.max(1, Runtime.getRuntime().availableProcessors() / threads);
    }

    /** Makes the standard engine ready, as VM_MODEL_LOAD says. Throws {@link Unfit} where it cannot be. */
    void load(Consumer<WorkerEvent> events) throws InterruptedException {
        long began = System.nanoTime();
        try {
            speech.load();
        } catch (SpeechException e) {
            throw new Unfit(String.valueOf(e.getMessage()));
        }
        var engines = speech.engines();
        events.accept(new WorkerEvent.ModelsLoaded(List.copyOf(engines), Duration.ofNanos(System.nanoTime() - began)));
        settings.notices().forEach(notice -> events.accept(new WorkerEvent.Notice(notice)));
        for (var engine : Engine.values()) {
            if (!engines.contains(engine)) {
                events.accept(
                        new WorkerEvent.Notice(
                                engine.wire()
                                        + " has no model here; jobs that ask for it fail on this worker; run: voicemill-models prepare"));
            }
        }
        children.missingGuards()
                .forEach(guard -> events.accept(new WorkerEvent.Notice(
                        guard + " is not on the PATH; FFmpeg runs without it; apt-get install util-linux")));
    }

    Ffmpeg ffmpeg() {
        return ffmpeg;
    }

    KokoroPhonemizer kokoroPhonemizer() {
        return kokoroPhonemizer;
    }

    TtsProviders speech() {
        return speech;
    }

    @Override
    public void close() {
        speech.close();
        espeak.close();
        lexicons.forEach(Lexicon::close);
        children.close();
    }
}
