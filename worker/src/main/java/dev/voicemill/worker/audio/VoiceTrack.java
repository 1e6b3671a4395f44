package dev.voicemill.worker.audio;

import dev.voicemill.worker.text.Break;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The voice of a job as it grows: each sentence as {@code sentence_001.wav ...} and all of them with their pauses in
 * {@code voice.wav}, both in the job's folder. Offsets are absolute sample counts, so nothing ever drifts. One thread at
 * a time.
 */
public final class VoiceTrack implements AutoCloseable {
    /** The name of the whole track. */
    public static final String VOICE = "voice.wav";

    /** Without a fade the step into silence clicks at -32 dB; 5 ms brings it under -110 dB. */
    private static final int FADE_MS = 5;

    private final Path folder;
    private final int sampleRate;
    private final int sentences;
    private final Pauses pauses;
    private final @Nullable WavWriter voice;
    private int spoken;
    private long end;
    private int pause;

    /**
     * Opens the track.
     *
     * @param sentences how many will be appended, which decides the width of their numbers
     */
    public VoiceTrack(Path folder, int sampleRate, int sentences, Pauses pauses) throws IOException {
        this.folder = folder;
        this.sampleRate = sampleRate;
        this.sentences = sentences;
        this.pauses = pauses;
        // A single sentence is the track: it is copied at the end.
        this.voice = sentences == 1 ? null : new WavWriter(folder.resolve(VOICE), sampleRate);
    }

    /** The file name of a sentence, counted from 1: three digits, more only when there are a thousand sentences. */
    public static String nameOf(int number, int sentences) {
        int width = Math.max(3, Integer.toString(sentences).length());
        return String.format(Locale.ROOT, "sentence_%0" + width + "d.wav", number);
    }

    /** Writes the next sentence and returns where it lies in the track. */
    public Placed append(Sound speech, Break after) throws IOException {
        if (speech.rate() != sampleRate) {
            throw new IllegalArgumentException(
                    "a track of " + sampleRate + " Hz takes no speech of " + speech.rate() + " Hz");
        }
        if (spoken == sentences) {
            throw new IllegalStateException("this track was opened for " + sentences + " sentences");
        }
        spoken++;
        short[] pcm = speech.faded(FADE_MS).pcm16();
        Path wav = folder.resolve(nameOf(spoken, sentences));
        try (WavWriter writer = new WavWriter(wav, sampleRate)) {
            writer.append(pcm);
            writer.finish();
        }
        long start = end + pause;
        if (voice != null) {
            voice.appendSilence(pause);
            voice.append(pcm);
        }
        end = start + pcm.length;
        pause = pauses.after(after);
        return new Placed(wav, start, end);
    }

    /** Completes {@code voice.wav}; the pause after the last sentence is not part of it. */
    public Wav finish() throws IOException {
        if (spoken != sentences) {
            throw new IllegalStateException("only " + spoken + " of " + sentences + " sentences were appended");
        }
        return voice != null ? voice.finish() : copyOfTheOnlySentence();
    }

    private Wav copyOfTheOnlySentence() throws IOException {
        Path part = folder.resolve(VOICE + ".part");
        Files.copy(folder.resolve(nameOf(1, 1)), part, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Path whole = folder.resolve(VOICE);
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Wav.open(whole);
    }

    @Override
    public void close() throws IOException {
        if (voice != null) {
            voice.close();
        }
    }

    /** A sentence in the track: its own file, and its first and its end sample in {@code voice.wav}. */
    public record Placed(Path wav, long start, long end) {}
}
