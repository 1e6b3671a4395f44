package dev.voicemill.worker.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.voicemill.job.FailureClass;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The sha256 by which a job remembers the model it began with. */
record ModelHash(Path modelsFolder) {
    /** The hash that {@code prepared.json} records for a file of that length, else the one of its bytes. */
    String of(Path model) throws SpeechException {
        try {
            Optional<String> recorded = recorded(model);
            return recorded.isPresent() ? recorded.get() : computed(model);
        } catch (IOException e) {
            throw new SpeechException(
                    FailureClass.MACHINE,
                    "the model " + model + " cannot be read: " + e.getMessage() + "; " + OnnxModel.FIX,
                    e);
        }
    }

    private Optional<String> recorded(Path model) throws IOException {
        Path folder = modelsFolder.toAbsolutePath().normalize();
        Path file = model.toAbsolutePath().normalize();
        Path record = folder.resolve("prepared.json");
        if (!file.startsWith(folder) || !Files.isRegularFile(record)) {
            return Optional.empty();
        }
        JsonNode entry = new ObjectMapper()
                .readTree(record.toFile())
                .path("files")
                .path(folder.relativize(file).toString().replace('\\', '/'));
        String sha256 = entry.path("sha256").asText("");
        boolean same = entry.path("bytes").asLong(-1) == Files.size(file);
        return Optional.of(sha256).filter(hash -> same && hash.matches("[0-9a-f]{64}"));
    }

    private static String computed(Path model) throws IOException {
        try (InputStream in = Files.newInputStream(model)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                digest.update(buffer, 0, got);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
