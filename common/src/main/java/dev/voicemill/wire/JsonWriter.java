package dev.voicemill.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.voicemill.job.WireName;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes compact JSON field by field; a null value leaves its field out. */
public final class JsonWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final StringWriter target = new StringWriter();
    private final JsonGenerator json;

    public JsonWriter() {
        try {
            json = FACTORY.createGenerator(target);
        } catch (IOException e) {
            throw impossible(e);
        }
    }

    public JsonWriter open() {
        return write(json::writeStartObject);
    }

    public JsonWriter open(String name) {
        return write(() -> json.writeObjectFieldStart(name));
    }

    public JsonWriter close() {
        return write(json::writeEndObject);
    }

    public JsonWriter openList() {
        return write(json::writeStartArray);
    }

    public JsonWriter openList(String name) {
        return write(() -> json.writeArrayFieldStart(name));
    }

    public JsonWriter closeList() {
        return write(json::writeEndArray);
    }

    public JsonWriter text(String name, @Nullable String value) {
        return value == null ? this : write(() -> json.writeStringField(name, value));
    }

    public JsonWriter whole(String name, @Nullable Long value) {
        return value == null ? this : write(() -> json.writeNumberField(name, value));
    }

    public JsonWriter whole(String name, long value) {
        return write(() -> json.writeNumberField(name, value));
    }

    public JsonWriter decimal(String name, double value) {
        return write(() -> json.writeNumberField(name, value));
    }

    public JsonWriter flag(String name, boolean value) {
        return write(() -> json.writeBooleanField(name, value));
    }

    public JsonWriter choice(String name, @Nullable WireName value) {
        return text(name, value == null ? null : value.wire());
    }

    public JsonWriter choices(String name, List<? extends WireName> values) {
        return texts(name, values.stream().map(WireName::wire).toList());
    }

    public JsonWriter texts(String name, List<String> values) {
        openList(name);
        values.forEach(value -> write(() -> json.writeString(value)));
        return closeList();
    }

    /** A value that is JSON already. */
    public JsonWriter raw(String name, @Nullable String value) {
        return value == null
                ? this
                : write(() -> {
                    json.writeFieldName(name);
                    json.writeRawValue(value);
                });
    }

    /** Everything written so far; the writer is finished. */
    public String text() {
        write(json::close);
        return target.toString();
    }

    private JsonWriter write(Step step) {
        try {
            step.run();
            return this;
        } catch (IOException e) {
            throw impossible(e);
        }
    }

    private static UncheckedIOException impossible(IOException e) {
        return new UncheckedIOException("writing to memory cannot fail", e);
    }

    /** One call on the generator. */
    private interface Step {
        void run() throws IOException;
    }
}
