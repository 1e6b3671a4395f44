package dev.voicemill.worker.speech;

import dev.voicemill.job.Engine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The engine, voice and model that a job keeps through all its attempts and on every node, so that one track never mixes
 * two.
 *
 * @param modelSha256 of the model file, 64 hexadecimal digits
 */
public record Pin(Engine engine, String voice, String modelSha256) {
    private static final Pattern FORM = Pattern.compile("([a-z]+):([^\\s:]{1,200}):([0-9a-f]{64})");

    public Pin {
        if (!FORM.matcher(engine.wire() + ":" + voice + ":" + modelSha256).matches()) {
            throw new IllegalArgumentException("no engine, voice and sha256: " + voice + ", " + modelSha256);
        }
    }

    /** {@code engine:voice:sha256}. */
    public String encode() {
        return engine.wire() + ":" + voice + ":" + modelSha256;
    }

    /** Reads what {@link #encode} wrote; {@link IllegalArgumentException} for anything else. */
    public static Pin decode(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no pin of the form engine:voice:sha256");
        }
        Engine engine = Engine.of(form.group(1))
                .orElseThrow(() -> new IllegalArgumentException("unknown engine " + form.group(1) + " in a pin"));
        return new Pin(engine, form.group(2), form.group(3));
    }
}
