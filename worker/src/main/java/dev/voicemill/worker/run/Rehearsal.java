package dev.voicemill.worker.run;

import dev.voicemill.job.LoudnessTarget;
import dev.voicemill.job.OutputFormat;
import dev.voicemill.job.PauseLengths;
import dev.voicemill.job.VoiceChoice;
import dev.voicemill.wire.JobResult.Warning;
import dev.voicemill.worker.audio.Encoder;
import dev.voicemill.worker.audio.Loudness;
import dev.voicemill.worker.audio.Wav;
import dev.voicemill.worker.media.Ffmpeg;
import dev.voicemill.worker.media.MediaException;
import dev.voicemill.worker.speech.Delivery;
import dev.voicemill.worker.speech.SpeechException;
import dev.voicemill.worker.speech.SpeechListener;
import dev.voicemill.worker.speech.TtsProviders;
import dev.voicemill.worker.text.ScriptReader;
import dev.voicemill.worker.text.UnspeakableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Speech without a queue: the same steps as a voiceover job, into one file of the user's. */
public final class Rehearsal {
    private final TtsProviders speech;
    private final Ffmpeg ffmpeg;

    /** What to say and how. */
    public record Order(
            String script,
            VoiceChoice voice,
            PauseLengths pauses,
            Map<String, String> lexicon,
            LoudnessTarget loudness,
            OutputFormat format) {}

    /** What came of it; times in seconds. */
    public record Heard(double audioSeconds, double computeSeconds, String voice, List<Warning> warnings) {}

    public Rehearsal(TtsProviders speech, Ffmpeg ffmpeg) {
        this.speech = speech;
        this.ffmpeg = ffmpeg;
    }

    /** Writes {@code out}, and the times of sentences and words to {@code timings} where that is wanted. */
    public Heard perform(Order order, Path out, @Nullable Path timings, SpeechListener listener)
            throws IOException, UnspeakableText, SpeechException, MediaException, InterruptedException {
        var folder = Files.createTempDirectory("voicemill-say-");
        try {
            var language = order.voice().spokenLanguage();
            var sentences = new ScriptReader(language, order.lexicon()).read(order.script());
            var resolved = speech.resolve(order.voice());
            var provider = speech.open(
                    resolved.pin(), new Delivery(order.voice().speed(), language, order.pauses()), listener);
            long began = System.nanoTime();
            var narration = provider.generateAudio(sentences, folder);
            double took = (System.nanoTime() - began) / 1e9;
            var levelled = folder.resolve("master.wav");
            new Loudness(ffmpeg).level(Wav.open(narration.voice()), order.loudness(), levelled);
            new Encoder(ffmpeg).encode(Wav.open(levelled), order.format(), out, _ -> {});
            if (timings != null) {
                TimingsFile.write(narration, timings);
            }
            return new Heard(
                    narration.samples() / (double) narration.sampleRate(),
                    took,
                    resolved.pin().voice(),
                    resolved.warnings());
        } finally {
            Folders.remove(folder);
        }
    }
}
