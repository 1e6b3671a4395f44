package dev.voicemill.models;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The record {@code prepared.json} of a models folder: each prepared file with its hash and what it was made of. It is
 * written last, so a folder whose files agree with it is prepared.
 *
 * @param files by path below the folder
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Prepared(int format, SortedMap<String, Made> files) {
    static final int FORMAT = 1;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    Prepared {
        files = files == null ? new TreeMap<>() : Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /**
     * One prepared file.
     *
     * @param source name of the fetched file; several are joined by {@code +}
     * @param sourceSha256 their hashes, joined likewise
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Made(long bytes, String sha256, String source, String sourceSha256) {

        static Made of(Checksum sum, List<ModelFile> sources) {
            return new Made(sum.bytes(), sum.sha256(), names(sources), hashes(sources));
        }

        boolean madeOf(List<ModelFile> sources) {
            return hashes(sources).equals(sourceSha256);
        }

        private static String names(List<ModelFile> sources) {
            return sources.stream().map(ModelFile::name).collect(Collectors.joining("+"));
        }

        private static String hashes(List<ModelFile> sources) {
            return sources.stream().map(file -> file.sum().sha256()).collect(Collectors.joining("+"));
        }

        Checksum sum() {
            return new Checksum(bytes, sha256);
        }
    }

    static Prepared none() {
        return new Prepared(FORMAT, new TreeMap<>());
    }

    /** The record in {@code folder}; an absent one, or one of another format, records nothing. */
    static Prepared of(ModelsFolder folder) throws IOException, ModelsException {
        if (!Files.exists(folder.preparedJson())) {
            return none();
        }
        try {
            Prepared read = JSON.readValue(folder.preparedJson().toFile(), Prepared.class);
            return read.format() == FORMAT ? read : none();
        } catch (JsonProcessingException e) {
            throw new ModelsException(
                    folder.preparedJson() + ": not readable: " + e.getOriginalMessage(),
                    "delete it and run voicemill-models prepare: files that are right are made again quickly");
        }
    }

    void write(ModelsFolder folder) throws IOException {
        try (var part = Replacement.begin(folder.preparedJson())) {
            part.stream().write(JSON.writeValueAsBytes(this));
            part.stream().write('\n');
            part.commit();
        }
    }

    Prepared with(String path, Made made) {
        var more = new TreeMap<>(files);
        more.put(path, made);
        return new Prepared(format, more);
    }

    /**
     * What is wrong with a recorded file on disk, in words; empty when nothing is.
     *
     * @param thorough read every byte; else a file of the right size that is no newer than the record is taken as right
     */
    Optional<String> fault(ModelsFolder folder, String path, boolean thorough) throws IOException {
        Made made = files.get(path);
        if (made == null) {
            return Optional.of("not prepared");
        }
        Path file = folder.file(path);
        if (!Files.isRegularFile(file)) {
            return Optional.of("missing");
        }
        if (Files.size(file) == made.bytes() && !thorough && !newer(file, folder.preparedJson())) {
            return Optional.empty();
        }
        Checksum found = Checksum.of(file);
        return found.equals(made.sum())
                ? Optional.empty()
                : Optional.of("wrong hash\n  expected %s\n  found    %s".formatted(made.sum(), found));
    }

    private static boolean newer(Path file, Path record) throws IOException {
        FileTime changed = Files.getLastModifiedTime(file);
        return changed.compareTo(Files.getLastModifiedTime(record)) > 0;
    }
}
