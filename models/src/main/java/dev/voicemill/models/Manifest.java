package dev.voicemill.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The list of all model files, {@code models/manifest.json}: names, sizes, hashes, licences, sources. */
record Manifest(Map<String, ModelPackage> packages, List<Entry> entries) {
    Manifest {
        packages = Map.copyOf(packages);
        entries = List.copyOf(entries);
    }

    /**
     * Files that belong together under one licence.
     *
     * @param origin the project that made them
     * @param notice what else a user must know, if anything
     */
    record Entry(
            String name,
            String title,
            String licence,
            String origin,
            @Nullable String notice,
            List<ModelFile> files) {
        Entry {
            files = List.copyOf(files);
        }
    }

    /** The list that this build was made with, or the one in {@code file}. */
    static Manifest load(@Nullable Path file) throws IOException, ModelsException {
        if (file != null) {
            return new ManifestReader(file.toString()).read(Files.readAllBytes(file));
        }
        try (InputStream in = Manifest.class.getResourceAsStream("manifest.json")) {
            if (in == null) {
                throw new IllegalStateException("manifest.json is not in the jar: build the models module again");
            }
            return new ManifestReader("manifest.json").read(in.readAllBytes());
        }
    }

    List<ModelFile> files() {
        return entries.stream().flatMap(entry -> entry.files().stream()).toList();
    }

    /** Each prepared path with the files that it is made of, in the manifest's order. */
    SequencedMap<String, List<ModelFile>> targets() {
        var targets = new LinkedHashMap<String, List<ModelFile>>();
        for (ModelFile file : files()) {
            targets.merge(file.to(), List.of(file), Manifest::joined);
        }
        return targets;
    }

    private static List<ModelFile> joined(List<ModelFile> before, List<ModelFile> more) {
        return Stream.concat(before.stream(), more.stream()).toList();
    }
}
