package dev.voicemill.worker.run;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.voicemill.worker.speech.Narration;
import dev.voicemill.worker.speech.SpokenSentence;
import dev.voicemill.worker.speech.WordTiming;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Every sentence and word with its place in the sound, as JSON. Places are samples; the milliseconds beside them are rounded
 * from absolute offsets, so they do not drift.
 */
final class TimingsFile {
    private static final JsonFactory JSON = new JsonFactory();

    private TimingsFile() {}

    static void write(Narration narration, Path file) throws IOException {
        try (var json = JSON.createGenerator(file.toFile(), JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeNumberField("sampleRate", narration.sampleRate());
            json.writeNumberField("samples", narration.samples());
            json.writeArrayFieldStart("sentences");
            for (var sentence : narration.sentences()) {
                sentence(json, sentence, narration.sampleRate());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void sentence(JsonGenerator json, SpokenSentence spoken, int rate) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", spoken.sentence().number());
        json.writeStringField("text", spoken.sentence().display());
        span(json, spoken.start(), spoken.end(), rate);
        json.writeBooleanField("measured", spoken.measured());
        json.writeArrayFieldStart("words");
        for (WordTiming word : spoken.words()) {
            json.writeStartObject();
            json.writeStringField("text", word.display());
            json.writeNumberField("from", word.from());
            json.writeNumberField("to", word.to());
            span(json, word.start(), word.end(), rate);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void span(JsonGenerator json, long start, long end, int rate) throws IOException {
        json.writeNumberField("startMs", Math.round(start * 1000.0 / rate));
        json.writeNumberField("endMs", Math.round(end * 1000.0 / rate));
        json.writeNumberField("start", start);
        json.writeNumberField("end", end);
    }
}
