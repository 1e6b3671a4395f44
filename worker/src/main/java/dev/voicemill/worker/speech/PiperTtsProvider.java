package dev.voicemill.worker.speech;

import dev.voicemill.job.FailureClass;
import dev.voicemill.worker.audio.Sound;
import dev.voicemill.worker.phoneme.Phonemes;
import dev.voicemill.worker.phoneme.PiperPhonemizer;
import dev.voicemill.worker.text.Sentence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Speech by a Piper voice (VITS). The model wants {@code ^ _} and then each phoneme's ids with a pad behind them, and
 * {@code $}. Levels stay as the model makes them: scaling every sentence to its own peak, as Piper's programs do, makes
 * the narration jump.
 */
final class PiperTtsProvider implements TtsProvider, Voice {
    private final OnnxModel model;
    private final PiperVoice voice;
    private final PiperPhonemizer phonemizer;
    private final String name;
    private final Delivery delivery;
    private final SpeechListener listener;

    PiperTtsProvider(
            OnnxModel model,
            PiperVoice voice,
            PiperPhonemizer phonemizer,
            String name,
            Delivery delivery,
            SpeechListener listener) {
        this.model = model;
        this.voice = voice;
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
        return voice.sampleRate();
    }

    @Override
    public int mostPhonemes() {
        return 2 * Chunker.USUAL;
    }

    @Override
    public Phonemes phonemes(Sentence sentence) {
        return phonemizer.phonemize(sentence, voice.espeakVoice());
    }

    @Override
    public Spoken speak(String phonemes) throws SpeechException, InterruptedException {
        Ids ids = ids(phonemes);
        List<ModelInput> inputs = new ArrayList<>(List.of(
                ModelInput.row("input", ids.all()),
                ModelInput.list("input_lengths", ids.all().length),
                ModelInput.list(
                        "scales",
                        voice.scales().noise(),
                        (float) (voice.scales().length() / delivery.speed()),
                        voice.scales().durationNoise())));
        Integer speaker = voice.speaker(name);
        if (speaker != null) {
            inputs.add(ModelInput.list("sid", speaker));
        }
        ModelOutput said = model.run(inputs);
        return new Spoken(
                new Sound(said.audio(), voice.sampleRate()),
                phonemeEdges(said.edges(ids.all().length), ids.begin(), said.audio().length));
    }

    private Ids ids(String phonemes) throws SpeechException {
        List<Integer> all = new ArrayList<>(idsOf('^'));
        List<Integer> pad = idsOf('_');
        all.addAll(pad);
        int[] begin = new int[phonemes.length() + 1];
        for (int i = 0; i < phonemes.length(); i++) {
            begin[i] = all.size();
            List<Integer> own = idsOf(phonemes.charAt(i));
            if (!own.isEmpty()) {
                all.addAll(own);
                all.addAll(pad);
            }
        }
        begin[phonemes.length()] = all.size();
        all.addAll(idsOf('$'));
        return new Ids(all.stream().mapToInt(Integer::intValue).toArray(), begin);
    }

    /** A diacritic that this voice was not trained with changes a shade and is left out; a missing sound is an error. */
    private List<Integer> idsOf(char symbol) throws SpeechException {
        List<Integer> ids = voice.ids().get(String.valueOf(symbol));
        if (ids != null) {
            return ids;
        }
        int kind = Character.getType(symbol);
        if (kind == Character.NON_SPACING_MARK || kind == Character.MODIFIER_LETTER) {
            return List.of();
        }
        throw new SpeechException(
                FailureClass.BAD_INPUT,
                String.format("\"%c\" (U+%04X) is no symbol of the voice %s", symbol, (int) symbol, voice.name()));
    }

    private static int @Nullable [] phonemeEdges(int @Nullable [] edges, int[] begin, int length) {
        if (edges == null) {
            return null;
        }
        int[] phonemes = new int[begin.length];
        for (int i = 0; i < begin.length; i++) {
            phonemes[i] = begin[i] < edges.length ? edges[begin[i]] : length;
        }
        return phonemes;
    }

    /** All ids of a piece, and the index in them at which each phoneme begins, with the end behind the last one. */
    // Arrays in a record: made once, read once, never compared.
    @SuppressWarnings("ArrayRecordComponent")
    private record Ids(int[] all, int[] begin) {}
}
