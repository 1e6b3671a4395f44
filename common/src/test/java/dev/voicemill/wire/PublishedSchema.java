package dev.voicemill.wire;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The schema that is published for producers, as a validator that knows nothing of our decoder. */
final class PublishedSchema {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas(java.util.Map.of("urn:voicemill:job:1", resource("job.schema.json"))));

    private PublishedSchema() {}

    /** What the definition of this name ({@code voiceover}, {@code result} ...) finds wrong. */
    static List<String> complaints(String definition, String json) {
        Schema schema = REGISTRY.getSchema(SchemaLocation.of("urn:voicemill:job:1#/$defs/" + definition));
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    static String golden(String name) {
        return resource("/golden/" + name + ".json");
    }

    private static String resource(String name) {
        try (InputStream stream = PublishedSchema.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
