package dev.voicemill.wire;

import dev.voicemill.job.CaptionFormat;
import dev.voicemill.job.Engine;
import dev.voicemill.job.JobSpec;
import dev.voicemill.job.JobType;
import dev.voicemill.job.Language;
import dev.voicemill.job.LoudnessTarget;
import dev.voicemill.job.OutputFormat;
import dev.voicemill.job.PauseLengths;
import dev.voicemill.job.Picture;
import dev.voicemill.job.Render;
import dev.voicemill.job.RenderVideo;
import dev.voicemill.job.RenderVideo.CaptionsFrom;
import dev.voicemill.job.ScriptSource;
import dev.voicemill.job.VoiceChoice;
import dev.voicemill.job.Voiceover;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The payload of a job: JSON to {@link JobSpec} and back. The resource {@code job.schema.json} says the same. */
public final class JobJson {
    /** The largest payload, in bytes of UTF-8; a longer script goes into the bucket. */
    public static final int MOST_BYTES = 65_536;

    static final int LONGEST_TITLE = 200;
    static final int MOST_LEXICON_ENTRIES = 1000;
    static final int LONGEST_WORD = 64;
    static final int LONGEST_READING = 200;
    static final long SHORTEST_TIMEOUT_MS = 1000;
    static final long LONGEST_TIMEOUT_MS = 86_400_000;

    private static final Set<String> SPOKEN_ONLY = Set.of("voice", "pauses", "lexicon");
    private static final Set<String> GIVEN_ONLY = Set.of("voiceover", "captionsFrom");
    private static final Pattern VOICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

    private final JobType type;
    private final Fields fields;
    private final Problems problems;

    private JobJson(JobType type, Fields fields, Problems problems) {
        this.type = type;
        this.fields = fields;
        this.problems = problems;
    }

    /** The work that a payload asks for, defaults filled in; throws with every problem of the payload. */
    public static JobSpec decode(JobType type, String payload) throws PayloadException {
        if (payload.length() > MOST_BYTES || payload.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw Problems.only(
                    "payload",
                    "is larger than 64 KiB (65536 bytes): put the script in the bucket and name its key in scriptKey");
        }
        var problems = new Problems();
        var fields = new Fields("", JsonReader.read(payload, problems), problems);
        var reader = new JobJson(type, fields, problems);
        return switch (type) {
            case VOICEOVER -> reader.voiceover();
            case RENDER -> reader.render();
            case RENDER_VIDEO -> reader.renderVideo();
        };
    }

    /** The payload that {@link #decode} reads back as the same work; compact, absent choices left out. */
    public static String encode(JobSpec spec) {
        return JobWriter.write(spec);
    }

    /** The published JSON Schema (2020-12) of payloads and results. */
    public static String schema() {
        try (InputStream stream = JobJson.class.getResourceAsStream("job.schema.json")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the schema is part of this jar", e);
        }
    }

    private Voiceover voiceover() throws PayloadException {
        Voiceover spec = narration(LoudnessTarget.PODCAST, List.of(OutputFormat.WAV, OutputFormat.MP3));
        refuse(PictureReader.NAMES, "render and render-video");
        return spec;
    }

    private Render render() throws PayloadException {
        var spec = new Render(narration(LoudnessTarget.VIDEO, List.of(OutputFormat.MP4)), picture());
        refuse(GIVEN_ONLY, "render-video");
        return spec;
    }

    private Voiceover narration(LoudnessTarget loudness, List<OutputFormat> formats) {
        return new Voiceover(
                script(true).orElse(ScriptSource.ofText("")),
                title(),
                voice(),
                pauses(),
                lexicon(),
                loudness(loudness),
                formats(formats),
                captions(),
                outputPrefix(),
                timeout());
    }

    private RenderVideo renderVideo() throws PayloadException {
        Optional<String> voiceover = fields.shaped("voiceover", Places.LONGEST, Places.SOURCE, Places.SOURCE_WANTED);
        if (!fields.given("voiceover")) {
            fields.problem("voiceover", "is missing: give the bucket key or https address of the sound");
        }
        Optional<ScriptSource> script = script(false);
        var spec = new RenderVideo(
                voiceover.orElse(""),
                script.orElse(null),
                captionsFrom(script.isPresent()),
                title(),
                loudness(LoudnessTarget.VIDEO),
                formats(List.of(OutputFormat.MP4)),
                captions(),
                outputPrefix(),
                timeout(),
                picture());
        refuse(SPOKEN_ONLY, "voiceover and render");
        return spec;
    }

    private void refuse(Set<String> elsewhere, String home) throws PayloadException {
        fields.refuseOthers(elsewhere, home);
        problems.throwIfAny();
    }

    private Optional<ScriptSource> script(boolean needed) {
        Optional<String> text = fields.text("script", MOST_BYTES);
        Optional<String> key = fields.shaped("scriptKey", Places.LONGEST, Places.KEY, Places.KEY_WANTED);
        boolean hasText = fields.given("script");
        boolean hasKey = fields.given("scriptKey");
        if (hasText && hasKey) {
            fields.problem("scriptKey", "is given beside script: keep one of them");
            return Optional.empty();
        }
        if (needed && !hasText && !hasKey) {
            fields.problem("script", "is missing: give the text, or scriptKey with its key in the bucket");
        }
        return text.map(ScriptSource::ofText).or(() -> key.map(ScriptSource::ofKey));
    }

    private @Nullable String title() {
        return fields.line("title", LONGEST_TITLE).orElse(null);
    }

    private VoiceChoice voice() {
        Fields voice = fields.object("voice");
        var choice = new VoiceChoice(
                voice.shaped("name", 64, VOICE, "is not a voice name: use one like af_bella or en_US-joe-medium")
                        .orElse(null),
                voice.choice("provider", Engine.class).orElse(null),
                voice.decimal("speed", VoiceChoice.SLOWEST, VoiceChoice.FASTEST).orElse(1.0),
                voice.choice("lang", Language.class).orElse(null));
        voice.refuseOthers();
        return choice;
    }

    private PauseLengths pauses() {
        Fields pauses = fields.object("pauses");
        var lengths = new PauseLengths(
                pause(pauses, "sentenceMs", PauseLengths.STANDARD.sentenceMs()),
                pause(pauses, "paragraphMs", PauseLengths.STANDARD.paragraphMs()),
                pause(pauses, "headingMs", PauseLengths.STANDARD.headingMs()));
        pauses.refuseOthers();
        return lengths;
    }

    private static int pause(Fields pauses, String name, int standard) {
        return pauses.whole(name, 0, PauseLengths.LONGEST_MS)
                .map(Long::intValue)
                .orElse(standard);
    }

    private Map<String, String> lexicon() {
        Fields lexicon = fields.object("lexicon");
        Map<String, String> readings = lexicon.lines(MOST_LEXICON_ENTRIES, LONGEST_WORD, LONGEST_READING);
        readings.forEach((word, reading) -> {
            if (reading.startsWith("/") && (reading.length() < 3 || !reading.endsWith("/"))) {
                lexicon.problem(
                        word, new Json.Text(reading).shown() + " opens phonemes with / and does not close them");
            }
        });
        return readings;
    }

    private LoudnessTarget loudness(LoudnessTarget standard) {
        return fields.choice("loudness", LoudnessTarget.class).orElse(standard);
    }

    private List<OutputFormat> formats(List<OutputFormat> standard) {
        List<OutputFormat> allowed = Arrays.stream(OutputFormat.values())
                .filter(format -> format.servedBy(type))
                .toList();
        List<OutputFormat> chosen = fields.choices("formats", allowed).orElse(standard);
        if (chosen.isEmpty() && fields.emptyList("formats")) {
            fields.problem("formats", "is empty: name at least one format or leave it out");
        }
        return chosen;
    }

    private List<CaptionFormat> captions() {
        List<CaptionFormat> all = List.of(CaptionFormat.values());
        return fields.choices("captions", all).orElse(all);
    }

    private @Nullable String outputPrefix() {
        Fields output = fields.object("output");
        String prefix = output.shaped("prefix", Places.LONGEST, Places.KEY, Places.KEY_WANTED)
                .orElse(null);
        output.refuseOthers();
        return prefix;
    }

    private @Nullable Duration timeout() {
        return fields.whole("timeoutMs", SHORTEST_TIMEOUT_MS, LONGEST_TIMEOUT_MS)
                .map(Duration::ofMillis)
                .orElse(null);
    }

    private CaptionsFrom captionsFrom(boolean hasScript) {
        Optional<String> from = fields.shaped("captionsFrom", Places.LONGEST, Places.KEY, Places.KEY_WANTED);
        if (from.isEmpty()) {
            return hasScript ? new CaptionsFrom.Script() : new CaptionsFrom.None();
        }
        return switch (from.get()) {
            case "none" -> new CaptionsFrom.None();
            case "script" -> {
                if (!hasScript) {
                    fields.problem("captionsFrom", "\"script\" needs a script: give script or scriptKey");
                }
                yield new CaptionsFrom.Script();
            }
            case String key -> {
                if (!key.endsWith(".srt")) {
                    fields.problem(
                            "captionsFrom",
                            new Json.Text(key).shown() + " is not script, none or a bucket key ending in .srt");
                }
                yield new CaptionsFrom.Srt(key);
            }
        };
    }

    private Picture picture() {
        return new PictureReader(fields).read();
    }
}
