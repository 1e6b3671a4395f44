package dev.voicemill.worker;

import dev.voicemill.config.Environment;
import dev.voicemill.job.Engine;
import dev.voicemill.job.Language;
import dev.voicemill.job.LoudnessTarget;
import dev.voicemill.job.OutputFormat;
import dev.voicemill.job.PauseLengths;
import dev.voicemill.job.VoiceChoice;
import dev.voicemill.worker.media.MediaException;
import dev.voicemill.worker.run.Rehearsal;
import dev.voicemill.worker.speech.SpeechException;
import dev.voicemill.worker.speech.SpeechSettings;
import dev.voicemill.worker.text.UnspeakableText;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code worker say}: speech into a file, without a queue. */
@Command(
        name = "say",
        description = "Speaks a text into a file, without a queue.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  worker say \"It cost $38k in 1998.\" --out price.wav",
            "  worker say -f chapter.txt --voice bm_george --out chapter.mp3 --timings chapter.json",
            "  echo \"Hello.\" | worker say - --provider piper --out hello.wav"
        })
final class SayCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "TEXT", description = "What to say; - reads standard input.")
    private @Nullable String text;

    @Option(names = "-f", paramLabel = "FILE", description = "Read the text from a UTF-8 file.")
    private @Nullable Path file;

    @Option(names = "--voice", paramLabel = "NAME", description = "Such as af_bella; default: KOKORO_SPEAKER.")
    private @Nullable String voice;

    @Option(names = "--provider", paramLabel = "ENGINE", description = "kokoro or piper; default: TTS_PROVIDER.")
    private @Nullable String provider;

    @Option(names = "--lang", paramLabel = "LANG", description = "en-us or en-gb; default: the voice's own.")
    private @Nullable String language;

    @Option(names = "--speed", defaultValue = "1.0", description = "0.5 to 2.0; default: ${DEFAULT-VALUE}.")
    private double speed;

    @Option(names = "--loudness", defaultValue = "podcast", description = "podcast, video or raw; default: podcast.")
    private String loudness = "podcast";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "speech.wav",
            description = "A .wav or .mp3 file; default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("speech.wav");

    @Option(names = "--timings", paramLabel = "FILE", description = "Also write the times of sentences and words.")
    private @Nullable Path timings;

    @Override
    public Integer call() throws IOException, UnspeakableText, SpeechException, MediaException, InterruptedException {
        var order = new Rehearsal.Order(
                script(),
                new VoiceChoice(
                        voice,
                        named(Engine.class, "--provider", provider),
                        speedInRange(),
                        named(Language.class, "--lang", language)),
                PauseLengths.STANDARD,
                Map.of(),
                required(LoudnessTarget.class, "--loudness", loudness),
                format());
        var environment = Environment.ofProcess();
        var settings = SpeechSettings.from(environment);
        environment.throwIfAny();
        try (var studio = Studio.open(settings)) {
            var rehearsal = new Rehearsal(studio.speech(), studio.ffmpeg());
            var heard = rehearsal.perform(order, out.toAbsolutePath(), timings, this::progress);
            heard.warnings().forEach(warning -> System.err.println("note: " + warning.text()));
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.2f s of speech by %s in %.2f s (real-time factor %.2f)%n",
                    out,
                    heard.audioSeconds(),
                    heard.voice(),
                    heard.computeSeconds(),
                    heard.computeSeconds() / heard.audioSeconds());
            return 0;
        }
    }

    private void progress(int done, int total) {
        if (total > 1
                && Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent()) {
            System.err.printf("\rsentence %d of %d%s", done, total, done == total ? "\n" : "");
        }
    }

    private String script() throws IOException {
        if ((text == null) == (file == null)) {
            throw wrong("give either a TEXT or -f FILE");
        }
        if (file != null) {
            return Files.readString(file);
        }
        return "-".equals(text) ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : String.valueOf(text);
    }

    private double speedInRange() {
        if (!(speed >= VoiceChoice.SLOWEST && speed <= VoiceChoice.FASTEST)) {
            throw wrong("--speed: " + speed + " is outside " + VoiceChoice.SLOWEST + " to " + VoiceChoice.FASTEST);
        }
        return speed;
    }

    private OutputFormat format() {
        var name = out.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".wav")) {
            return OutputFormat.WAV;
        }
        if (name.endsWith(".mp3")) {
            return OutputFormat.MP3;
        }
        throw wrong("--out: " + out + " must end in .wav or .mp3");
    }

    private <E extends Enum<E> & dev.voicemill.job.WireName> @Nullable E named(
            Class<E> choices, String option, @Nullable String word) {
        return word == null ? null : required(choices, option, word);
    }

    private <E extends Enum<E> & dev.voicemill.job.WireName> E required(Class<E> choices, String option, String word) {
        return dev.voicemill.job.WireName.find(choices, word)
                .orElseThrow(() -> wrong(option + ": \"" + word + "\" is not known; use "
                        + String.join(
                                " or ",
                                List.copyOf(Arrays.stream(choices.getEnumConstants())
                                        .map(choice -> choice.wire())
                                        .toList()))));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
