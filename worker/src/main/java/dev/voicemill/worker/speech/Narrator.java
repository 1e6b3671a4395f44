package dev.voicemill.worker.speech;

import dev.voicemill.job.FailureClass;
import dev.voicemill.job.PauseLengths;
import dev.voicemill.worker.audio.Pauses;
import dev.voicemill.worker.audio.VoiceTrack;
import dev.voicemill.worker.audio.Wav;
import dev.voicemill.worker.text.Sentence;
import dev.voicemill.worker.text.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a script aloud with one voice: every sentence in turn, into one track. */
final class Narrator {
    private final Voice voice;
    private final PauseLengths pauses;
    private final SpeechListener listener;

    Narrator(Voice voice, PauseLengths pauses, SpeechListener listener) {
        this.voice = voice;
        this.pauses = pauses;
        this.listener = listener;
    }

    Narration narrate(List<Sentence> sentences, Path jobDir) throws SpeechException, InterruptedException {
        if (sentences.isEmpty()) {
            throw new SpeechException(FailureClass.BAD_INPUT, "the script has no sentence to speak");
        }
        int rate = voice.sampleRate();
        Reader reader = new Reader(voice);
        try (VoiceTrack track = new VoiceTrack(jobDir, rate, sentences.size(), new Pauses(pauses, rate))) {
            List<SpokenSentence> spoken = new ArrayList<>();
            for (Sentence sentence : sentences) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("before sentence " + sentence.number());
                }
                Utterance utterance = reader.read(sentence);
                spoken.add(placed(sentence, utterance, track.append(utterance.sound(), sentence.after())));
                listener.spoken(spoken.size(), sentences.size());
            }
            Wav whole = track.finish();
            return new Narration(whole.file(), rate, whole.samples(), spoken);
        } catch (IOException e) {
            throw new SpeechException(
                    FailureClass.MACHINE,
                    "the speech cannot be written to " + jobDir + " (" + e.getMessage()
                            + "); check the disk and VM_WORK_DIR",
                    e);
        }
    }

    private static SpokenSentence placed(Sentence sentence, Utterance utterance, VoiceTrack.Placed placed) {
        return new SpokenSentence(
                sentence,
                placed.wav(),
                placed.start(),
                placed.end(),
                words(sentence, utterance.times(), placed.start()),
                utterance.measured());
    }

    /**
     * Spoken words that stand for the same written one become one timing; a word that nobody wrote has none. The last
     * one ends with the sound.
     */
    private static List<WordTiming> words(Sentence sentence, List<Utterance.TokenTime> times, long offset) {
        List<WordTiming> words = new ArrayList<>();
        for (Utterance.TokenTime time : times) {
            Token token = sentence.tokens().get(time.token());
            long start = offset + time.start();
            if (!words.isEmpty()
                    && words.getLast().from() == token.from()
                    && words.getLast().to() == token.to()) {
                start = words.removeLast().start();
            }
            if (token.from() < token.to()) {
                words.add(timing(sentence, token, start, offset + time.end()));
            }
        }
        if (!words.isEmpty()) {
            WordTiming last = words.removeLast();
            words.add(new WordTiming(
                    last.display(),
                    last.from(),
                    last.to(),
                    last.start(),
                    offset + times.getLast().end()));
        }
        return words;
    }

    private static WordTiming timing(Sentence sentence, Token token, long start, long end) {
        String display = sentence.display().substring(token.from(), token.to());
        return new WordTiming(display, token.from(), token.to(), start, end);
    }
}
