package dev.voicemill.worker.speech;

import dev.voicemill.job.FailureClass;
import dev.voicemill.worker.audio.Sound;
import dev.voicemill.worker.phoneme.KokoroAlphabet;
import dev.voicemill.worker.phoneme.KokoroPhonemizer;
import dev.voicemill.worker.phoneme.Phonemes;
import dev.voicemill.worker.text.Sentence;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Speech by Kokoro, 82 million parameters, 24 kHz. The model wants {@code 0, ids..., 0}, the voice's style for exactly
 * that many phonemes, and a speed by which it divides its durations.
 */
final class KokoroTtsProvider implements TtsProvider, Voice {
    private static final int RATE = 24_000;

    /** Single short words reach 1.1 times full scale with some voices; a fixed gain keeps every sentence alike. */
    private static final float GAIN = 0.8f;

    /**
     * The sound runs ahead of the durations by this much: the median over 156 word onsets behind commas, 28 voices, was
     * 40 ms with half of them within 30 to 55.
     */
    private static final int AHEAD = RATE * 40 / 1000;

    private final OnnxModel model;
    private final VoiceBank voices;
    private final KokoroPhonemizer phonemizer;
    private final String name;
    private final Delivery delivery;
    private final SpeechListener listener;

    KokoroTtsProvider(
            OnnxModel model,
            VoiceBank voices,
            KokoroPhonemizer phonemizer,
            String name,
            Delivery delivery,
            SpeechListener listener) {
        this.model = model;
        this.voices = voices;
        this.phonemizer = phonemizer;
        this.name = name;
        this.delivery = delivery;
        this.listener = listener;
    }

    @Override
    public Narration generateAudio(List<Sentence> sentences, Path jobDir) throws SpeechException, InterruptedException {
        return new Narrator(this, delivery.pauses(), listener).narrate(sentences, jobDir);
    }

    @Override
    public int sampleRate() {
        return RATE;
    }

    @Override
    public int mostPhonemes() {
        return Chunker.USUAL;
    }

    @Override
    public Phonemes phonemes(Sentence sentence) {
        return phonemizer.phonemize(sentence, delivery.lang());
    }

    @Override
    public Spoken speak(String phonemes) throws SpeechException, InterruptedException {
        // The first and the last id stay 0, the pad.
        int[] ids = new int[phonemes.length() + 2];
        for (int i = 0; i < phonemes.length(); i++) {
            ids[i + 1] = id(phonemes.charAt(i));
        }
        ModelOutput said = model.run(List.of(
                ModelInput.row(model.input("tokens", "input_ids").orElse("tokens"), ids),
                ModelInput.row("style", voices.style(name, phonemes.length())),
                ModelInput.list("speed", (float) delivery.speed())));
        return new Spoken(new Sound(said.audio(), RATE).times(GAIN), phonemeEdges(said.edges(ids.length)));
    }

    private static int id(char symbol) throws SpeechException {
        if (!KokoroAlphabet.contains(symbol)) {
            throw new SpeechException(
                    FailureClass.BAD_INPUT,
                    String.format("\"%c\" (U+%04X) is no symbol of Kokoro's alphabet", symbol, (int) symbol));
        }
        return KokoroAlphabet.id(symbol);
    }

    /** Without the leading pad's edge, and moved to where the sound really is. */
    private static int @Nullable [] phonemeEdges(int @Nullable [] edges) {
        if (edges == null) {
            return null;
        }
        int[] phonemes = new int[edges.length - 2];
        for (int i = 0; i < phonemes.length; i++) {
            phonemes[i] = Math.max(0, edges[i + 1] - AHEAD);
        }
        return phonemes;
    }
}
