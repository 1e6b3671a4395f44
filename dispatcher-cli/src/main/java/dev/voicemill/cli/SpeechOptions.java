package dev.voicemill.cli;

import dev.voicemill.wire.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The choices of a job that have an option of their own; what is not given is left to the defaults. */
final class SpeechOptions {
    @Option(names = "--title", paramLabel = "TEXT", description = "Title for players and title cards.")
    private @Nullable String title;

    @Option(names = "--provider", paramLabel = "ENGINE", description = "kokoro or piper; default: the worker's.")
    private @Nullable String provider;

    @Option(names = "--voice", paramLabel = "NAME", description = "A voice such as af_bella; default: the worker's.")
    private @Nullable String voice;

    @Option(names = "--speed", paramLabel = "N", description = "0.5 to 2.0; default 1.0.")
    private @Nullable Double speed;

    @Option(names = "--lang", paramLabel = "LANG", description = "en-us or en-gb; default: the voice's.")
    private @Nullable String lang;

    @Option(names = "--loudness", paramLabel = "TARGET", description = "podcast, video or raw.")
    private @Nullable String loudness;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            split = ",",
            description = "wav, mp3 (video jobs: mp4 too). Repeat it or use commas; default wav,mp3.")
    private @Nullable List<String> formats;

    @Option(
            names = "--captions",
            paramLabel = "FORMAT",
            split = ",",
            description = "srt, vtt or none. Repeat it or use commas; default srt,vtt.")
    private @Nullable List<String> captions;

    /** Whether any choice was made here. */
    boolean any() {
        return title != null || spoken() || loudness != null || formats != null || captions != null;
    }

    /** The payload of a job that speaks this script. */
    String payload(String scriptField, String script) {
        var json = new JsonWriter().open().text(scriptField, script).text("title", title);
        if (spoken()) {
            json.open("voice").text("name", voice).text("provider", provider);
            if (speed != null) {
                json.decimal("speed", speed);
            }
            json.text("lang", lang).close();
        }
        json.text("loudness", loudness);
        if (formats != null) {
            json.texts("formats", formats);
        }
        if (captions != null) {
            json.texts("captions", captions.equals(List.of("none")) ? List.of() : captions);
        }
        return json.close().text();
    }

    private boolean spoken() {
        return voice != null || provider != null || speed != null || lang != null;
    }
}
