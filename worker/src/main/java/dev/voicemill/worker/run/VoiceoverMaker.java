package dev.voicemill.worker.run;

import dev.voicemill.job.CaptionFormat;
import dev.voicemill.job.OutputFormat;
import dev.voicemill.job.Voiceover;
import dev.voicemill.queue.JobQueue;
import dev.voicemill.storage.ObjectStore;
import dev.voicemill.storage.StorageException;
import dev.voicemill.wire.JobResult;
import dev.voicemill.wire.JobResult.Warning;
import dev.voicemill.wire.PayloadException;
import dev.voicemill.worker.audio.Encoder;
import dev.voicemill.worker.audio.Loudness;
import dev.voicemill.worker.audio.Wav;
import dev.voicemill.worker.caption.CaptionProfile;
import dev.voicemill.worker.caption.Cues;
import dev.voicemill.worker.caption.Srt;
import dev.voicemill.worker.caption.Vtt;
import dev.voicemill.worker.lease.Lease;
import dev.voicemill.worker.media.Ffmpeg;
import dev.voicemill.worker.media.MediaException;
import dev.voicemill.worker.observe.WorkerEvent;
import dev.voicemill.worker.run.Stages.Stage;
import dev.voicemill.worker.speech.Delivery;
import dev.voicemill.worker.speech.Narration;
import dev.voicemill.worker.speech.Pin;
import dev.voicemill.worker.speech.SpeechException;
import dev.voicemill.worker.speech.TtsProviders;
import dev.voicemill.worker.text.ScriptReader;
import dev.voicemill.worker.text.UnspeakableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes a voiceover: script, sentences, speech, loudness, one encode per format, captions, storage. Read {@link #make} for the
 * order; each step is a class of its own package.
 */
public final class VoiceoverMaker {
    private final JobQueue queue;
    private final TtsProviders speech;
    private final ObjectStore store;
    private final Loudness loudness;
    private final Encoder encoder;
    private final Consumer<WorkerEvent> events;

    public VoiceoverMaker(
            JobQueue queue, TtsProviders speech, ObjectStore store, Ffmpeg ffmpeg, Consumer<WorkerEvent> events) {
        this.queue = queue;
        this.speech = speech;
        this.store = store;
        this.loudness = new Loudness(ffmpeg);
        this.encoder = new Encoder(ffmpeg);
        this.events = events;
    }

    JobResult make(Lease lease, Voiceover spec, Path folder)
            throws PayloadException, UnspeakableText, SpeechException, MediaException, StorageException, IOException,
                    InterruptedException {
        var stages = new Stages(lease, System::nanoTime, events);
        var warnings = new ArrayList<Warning>();

        stages.enter(Stage.TEXT);
        var language = spec.voice().spokenLanguage();
        var script = new ScriptSources(store).read(spec.script(), folder);
        var sentences = new ScriptReader(language, spec.lexicon()).read(script);
        var pin = pin(lease, spec, warnings);

        stages.enter(Stage.SPEECH);
        var delivery = new Delivery(spec.voice().speed(), language, spec.pauses());
        var narration = speech.open(pin, delivery, stages::within).generateAudio(sentences, folder);
        var took = Duration.ofNanos(stages.nanosOf(Stage.SPEECH));
        var length = Duration.ofMillis(narration.durationMs());
        events.accept(new WorkerEvent.Spoken(lease.id(), sentences.size(), length, took));

        stages.enter(Stage.LOUDNESS);
        var master = master(spec, narration, folder, warnings);

        stages.enter(Stage.ENCODE);
        var shelf = new Shelf(store, lease.job(), spec);
        var encoded = encode(spec.formats(), master, folder, stages);

        stages.enter(Stage.CAPTIONS);
        var captions = captions(spec.captions(), narration, folder);
        var timings = folder.resolve("timings.json");
        TimingsFile.write(narration, timings);

        stages.enter(Stage.STORE);
        for (int i = 0; i < encoded.size(); i++) {
            var format = spec.formats().get(i);
            shelf.deliver(encoded.get(i), format.wire(), format.contentType(), narration.durationMs());
        }
        for (int i = 0; i < captions.size(); i++) {
            var format = spec.captions().get(i);
            shelf.deliver(captions.get(i), format.wire(), format.contentType(), null);
        }
        var timingsKey = shelf.attach(timings, "application/json");
        var millis = stages.millis();
        events.accept(new WorkerEvent.Stored(
                lease.id(),
                shelf.delivered().size(),
                length,
                Duration.ofMillis(
                        millis.values().stream().mapToLong(Long::longValue).sum())));
        return new JobResult(
                narration.durationMs(),
                sentences.size(),
                pin.engine(),
                pin.voice(),
                "sha256:" + pin.modelSha256(),
                Math.round(1000.0 * took.toNanos() / Math.max(1, length.toNanos())) / 1000.0,
                shelf.delivered(),
                null,
                timingsKey,
                warnings,
                millis);
    }

    /**
     * Engine, voice and model are settled by the first attempt of a generation; later attempts and other nodes keep them, so one
     * track never mixes two voices.
     */
    private Pin pin(Lease lease, Voiceover spec, List<Warning> warnings) throws SpeechException {
        var job = lease.job();
        var known = job.pin();
        if (known != null) {
            var pin = Pin.decode(known);
            var asked = spec.voice().name();
            if (asked != null && !asked.equals(pin.voice())) {
                warnings.add(new Warning("voice-mapped", asked + " was replaced; spoken by " + pin.voice()));
            }
            return pin;
        }
        var resolved = speech.resolve(spec.voice());
        warnings.addAll(resolved.warnings());
        var pin = Pin.decode(queue.pin(job.id(), job.token(), resolved.pin().encode()));
        events.accept(new WorkerEvent.Pinned(job.id(), pin.encode()));
        return pin;
    }

    private Wav master(Voiceover spec, Narration narration, Path folder, List<Warning> warnings)
            throws MediaException, IOException, InterruptedException {
        var levelled = folder.resolve("master.wav");
        var levelling = loudness.level(Wav.open(narration.voice()), spec.loudness(), levelled);
        if (!levelling.meets(spec.loudness())) {
            warnings.add(new Warning(
                    "loudness-missed",
                    "The track measures " + levelling.after().lufs().orElse(Double.NEGATIVE_INFINITY)
                            + " LUFS, more than 1 LU from the target "
                            + spec.loudness().wire()));
        }
        return Wav.open(levelled);
    }

    private List<Path> encode(List<OutputFormat> formats, Wav master, Path folder, Stages stages)
            throws MediaException, IOException, InterruptedException {
        // The track as it was spoken is voice.wav already; the delivered one must not replace it.
        var finished = Files.createDirectories(folder.resolve("out"));
        var files = new ArrayList<Path>();
        for (var format : formats) {
            var file = finished.resolve("voice." + format.wire());
            int index = files.size();
            encoder.encode(master, format, file, percent -> stages.within(index * 100 + percent, formats.size() * 100));
            files.add(file);
        }
        return files;
    }

    private static List<Path> captions(List<CaptionFormat> formats, Narration narration, Path folder)
            throws IOException {
        var files = new ArrayList<Path>();
        var cues = Cues.of(narration, CaptionProfile.FILE);
        for (var format : formats) {
            var text = switch (format) {
                case SRT -> Srt.text(cues);
                case VTT -> Vtt.text(cues);
            };
            files.add(Files.writeString(folder.resolve("voice." + format.wire()), text));
        }
        return files;
    }
}
