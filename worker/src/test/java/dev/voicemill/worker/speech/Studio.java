package dev.voicemill.worker.speech;

import dev.voicemill.fixture.Models;
import dev.voicemill.job.Engine;
import dev.voicemill.job.Language;
import dev.voicemill.job.PauseLengths;
import dev.voicemill.job.VoiceChoice;
import dev.voicemill.worker.phoneme.Espeak;
import dev.voicemill.worker.phoneme.KokoroPhonemizer;
import dev.voicemill.worker.phoneme.Lexicon;
import dev.voicemill.worker.phoneme.PiperPhonemizer;
import dev.voicemill.worker.text.ScriptReader;
import dev.voicemill.worker.text.Sentence;
import dev.voicemill.worker.text.UnspeakableText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The real engines with the real models, as a worker has them. */
final class Studio implements AutoCloseable {
    static final PauseLengths PAUSES = new PauseLengths(250, 600, 900);

    private final Espeak espeak = new Espeak();
    private final Lexicon us = Lexicon.open(Models.file("lexicon/us.lex"));
    private final Lexicon gb = Lexicon.open(Models.file("lexicon/gb.lex"));
    private final TtsProviders providers;

    Studio(SpeechSettings settings) throws IOException {
        providers = new TtsProviders(
                settings, new KokoroPhonemizer(us, gb, espeak), new PiperPhonemizer(us, gb, espeak), new Semaphore(1));
    }

    static SpeechSettings settings(Engine standard) {
        Path models = Models.folder();
        return new SpeechSettings(
                standard,
                new SpeechSettings.Kokoro(
                        Models.file("kokoro/model.onnx"), Models.file("kokoro/voices"), "af_bella", 2),
                new SpeechSettings.Piper(Models.file("piper/en_US-joe-medium.onnx"), 2, Optional.empty()),
                models,
                SpeechSettings.Load.START,
                Map.of());
    }

    static List<Sentence> sentences(String script) throws UnspeakableText {
        return new ScriptReader(Language.EN_US, Map.of()).read(script);
    }

    TtsProviders providers() {
        return providers;
    }

    TtsProvider open(Engine engine, double speed, SpeechListener listener) throws SpeechException {
        Pin pin = providers.resolve(new VoiceChoice(null, engine, 1, null)).pin();
        return providers.open(pin, new Delivery(speed, Language.EN_US, PAUSES), listener);
    }

    @Override
    public void close() {
        providers.close();
        us.close();
        gb.close();
        espeak.close();
    }
}
