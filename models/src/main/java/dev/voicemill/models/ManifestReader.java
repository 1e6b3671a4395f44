package dev.voicemill.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The reader of a manifest; every complaint names the field, such as {@code entries[1].files[3].sha256}. */
final class ManifestReader {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern PATH = Pattern.compile("[a-z]+(/[A-Za-z0-9][A-Za-z0-9._-]*)+");

    private final String source;

    ManifestReader(String source) {
        this.source = source;
    }

    Manifest read(byte[] json) throws ModelsException {
        JsonNode root;
        try {
            root = new JsonMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw wrong("", "is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
        if (root.path("format").asInt() != 1) {
            throw wrong("format", "must be 1");
        }
        Map<String, ModelPackage> packages = packages(root.path("packages"));
        var entries = new ArrayList<Manifest.Entry>();
        for (int i = 0; i < root.path("entries").size(); i++) {
            entries.add(entry(root.path("entries").get(i), "entries[" + i + "]", packages));
        }
        if (entries.isEmpty()) {
            throw wrong("entries", "must hold at least one entry");
        }
        return new Manifest(packages, entries);
    }

    private Map<String, ModelPackage> packages(JsonNode list) throws ModelsException {
        var packages = new LinkedHashMap<String, ModelPackage>();
        for (int i = 0; i < list.size(); i++) {
            String at = "packages[" + i + "]";
            JsonNode node = list.get(i);
            String name = text(node, at, "name");
            packages.put(name, new ModelPackage(registry(node, at), name, text(node, at, "version"), bytes(node, at)));
        }
        return packages;
    }

    private ModelPackage.Registry registry(JsonNode node, String at) throws ModelsException {
        String kind = text(node, at, "kind");
        return switch (kind) {
            case "pypi" -> ModelPackage.Registry.PYPI;
            case "npm" -> ModelPackage.Registry.NPM;
            default -> throw wrong(at + ".kind", "must be pypi or npm, not " + kind);
        };
    }

    private Manifest.Entry entry(JsonNode node, String at, Map<String, ModelPackage> packages) throws ModelsException {
        var files = new ArrayList<ModelFile>();
        for (int i = 0; i < node.path("files").size(); i++) {
            files.add(file(node.path("files").get(i), at + ".files[" + i + "]", packages));
        }
        return new Manifest.Entry(
                text(node, at, "name"),
                text(node, at, "title"),
                text(node, at, "licence"),
                text(node, at, "origin"),
                node.hasNonNull("notice") ? text(node, at, "notice") : null,
                files);
    }

    private ModelFile file(JsonNode node, String at, Map<String, ModelPackage> packages) throws ModelsException {
        String name = matching(FILE_NAME, node, at, "name");
        Use use = Use.of(text(node, at, "use")).orElseThrow(() -> wrong(at + ".use", "must be one of " + uses()));
        return new ModelFile(
                name,
                use,
                matching(PATH, node, at, "to"),
                sum(node, at),
                url(node, at).orElse(null),
                pieces(node, at, name, packages));
    }

    private List<Piece> pieces(JsonNode node, String at, String name, Map<String, ModelPackage> packages)
            throws ModelsException {
        JsonNode parts = node.path("parts");
        if (parts.isMissingNode()) {
            return List.of(piece(node, at, name, packages));
        }
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i < parts.size(); i++) {
            String saveAs = name + "." + (i + 1) + "of" + parts.size();
            pieces.add(piece(parts.get(i), at + ".parts[" + i + "]", saveAs, packages));
        }
        return pieces;
    }

    private Piece piece(JsonNode node, String at, String saveAs, Map<String, ModelPackage> packages)
            throws ModelsException {
        String from = text(node, at, "package");
        if (!packages.containsKey(from)) {
            throw wrong(at + ".package", from + " is not among packages");
        }
        return new Piece(from, text(node, at, "member"), sum(node, at), saveAs);
    }

    private Checksum sum(JsonNode node, String at) throws ModelsException {
        return new Checksum(bytes(node, at), matching(HASH, node, at, "sha256"));
    }

    private long bytes(JsonNode node, String at) throws ModelsException {
        long bytes = node.path("bytes").asLong(-1);
        if (bytes < 1) {
            throw wrong(at + ".bytes", "must be a whole number above 0");
        }
        return bytes;
    }

    private Optional<URI> url(JsonNode node, String at) throws ModelsException {
        if (!node.hasNonNull("url")) {
            return Optional.empty();
        }
        try {
            URI url = URI.create(text(node, at, "url"));
            if ("https".equals(url.getScheme()) || "http".equals(url.getScheme())) {
                return Optional.of(url);
            }
        } catch (IllegalArgumentException _) {
            // Said below, as for any other text that is no address.
        }
        throw wrong(at + ".url", "must be an http or https address");
    }

    private String matching(Pattern pattern, JsonNode node, String at, String field) throws ModelsException {
        String value = text(node, at, field);
        if (!pattern.matcher(value).matches()) {
            throw wrong(at + "." + field, "must match " + pattern + ", not " + value);
        }
        return value;
    }

    private String text(JsonNode node, String at, String field) throws ModelsException {
        @Nullable String value = node.path(field).textValue();
        if (value == null || value.isBlank()) {
            throw wrong(at + "." + field, "must be a text");
        }
        return value;
    }

    private static String uses() {
        return String.join(", ", Arrays.stream(Use.values()).map(Use::wire).toList());
    }

    private ModelsException wrong(String field, String what) {
        return new ModelsException(
                source + ": " + (field + " " + what).strip(),
                "correct the manifest; models/manifest.json of the sources shows the shape");
    }
}
