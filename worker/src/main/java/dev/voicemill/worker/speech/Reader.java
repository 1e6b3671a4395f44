package dev.voicemill.worker.speech;

import dev.voicemill.job.FailureClass;
import dev.voicemill.worker.audio.SilenceTrimmer;
import dev.voicemill.worker.audio.Sound;
import dev.voicemill.worker.phoneme.EspeakUnavailable;
import dev.voicemill.worker.phoneme.Phonemes;
import dev.voicemill.worker.phoneme.Span;
import dev.voicemill.worker.text.Sentence;
import dev.voicemill.worker.text.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Speaks one sentence with a voice: in pieces where it is long, trimmed, and with the time of every word. */
final class Reader {
    /** Speech is about 20 dB under full scale; a model that stays under this said nothing. */
    private static final double SILENT_DB = -65;

    private static final String NOTHING = "has nothing that can be spoken";

    private final Voice voice;
    private final Chunker chunker;
    private final SilenceTrimmer trimmer = new SilenceTrimmer();

    Reader(Voice voice) {
        this.voice = voice;
        this.chunker = new Chunker(voice.mostPhonemes());
    }

    Utterance read(Sentence sentence) throws SpeechException, InterruptedException {
        Phonemes phonemes = phonemes(sentence);
        List<Chunk> chunks = chunker.pieces(phonemes.text());
        if (chunks.isEmpty() || phonemes.words().isEmpty()) {
            throw unspeakable(FailureClass.BAD_INPUT, sentence, NOTHING, null);
        }
        Timeline timeline = new Timeline(phonemes.text().length());
        Sound whole = Sound.silence(0, voice.sampleRate());
        for (Chunk chunk : chunks) {
            Voice.Spoken spoken = speak(sentence, phonemes.text().substring(chunk.from(), chunk.to()));
            SilenceTrimmer.Kept kept = trimmer.speechOf(spoken.sound());
            timeline.place(chunk, spoken, kept, whole.length());
            whole = whole.then(spoken.sound().slice(kept.from(), kept.to()));
            if (chunk.to() < chunks.getLast().to()) {
                int gap = chunk.end().gapMs() * voice.sampleRate() / 1000;
                whole = whole.then(Sound.silence(gap, voice.sampleRate()));
            }
        }
        return new Utterance(whole, times(phonemes.words(), timeline, whole.length()), timeline.measured());
    }

    private Phonemes phonemes(Sentence sentence) throws SpeechException, InterruptedException {
        if (sentence.tokens().stream().noneMatch(Token.Word.class::isInstance)) {
            throw unspeakable(FailureClass.BAD_INPUT, sentence, NOTHING, null);
        }
        try {
            return voice.phonemes(sentence);
        } catch (EspeakUnavailable e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("while espeak-ng was asked");
            }
            throw new SpeechException(FailureClass.MACHINE, String.valueOf(e.getMessage()), e);
        } catch (IllegalStateException e) {
            // A symbol that the engine would pass over in silence.
            throw unspeakable(FailureClass.SPEECH, sentence, "cannot be spoken: " + e.getMessage(), e);
        }
    }

    private Voice.Spoken speak(Sentence sentence, String phonemes) throws SpeechException, InterruptedException {
        try {
            Voice.Spoken spoken = voice.speak(phonemes);
            Sound.Level level = spoken.sound().level();
            if (!level.finite() || level.rmsDb() < SILENT_DB) {
                throw new SpeechException(
                        FailureClass.SPEECH, "the model made " + (level.finite() ? "silence" : "no numbers"));
            }
            return spoken;
        } catch (SpeechException e) {
            throw unspeakable(e.kind(), sentence, "cannot be spoken: " + e.getMessage(), e);
        }
    }

    static SpeechException unspeakable(FailureClass kind, Sentence sentence, String why, @Nullable Throwable cause) {
        String display = sentence.display();
        String quoted = display.length() <= 80 ? display : display.substring(0, 80) + "...";
        return new SpeechException(kind, "sentence " + sentence.number() + " (\"" + quoted + "\") " + why, cause);
    }

    /** The space between two words goes half to each, the last word lasts to the end of the sound. */
    private static List<Utterance.TokenTime> times(List<Span> words, Timeline timeline, int length) {
        List<Utterance.TokenTime> times = new ArrayList<>();
        int last = 0;
        for (int i = 0; i < words.size(); i++) {
            Span word = words.get(i);
            int start = timeline.beginOf(word.from());
            int end = timeline.endBefore(word.to());
            if (i > 0 && word.from() - words.get(i - 1).to() == 1) {
                start = (start + timeline.endBefore(words.get(i - 1).to())) / 2;
            }
            if (i + 1 < words.size() && words.get(i + 1).from() - word.to() == 1) {
                end = (end + timeline.beginOf(words.get(i + 1).from())) / 2;
            }
            start = Math.clamp(start, last, length);
            last = i + 1 == words.size() ? length : Math.clamp(end, start, length);
            times.add(new Utterance.TokenTime(word.token(), start, last));
        }
        return times;
    }
}
