package dev.voicemill.ops;

import dev.voicemill.job.Engine;
import dev.voicemill.job.JobState;
import dev.voicemill.job.OutputFormat;
import dev.voicemill.queue.JobView;
import dev.voicemill.sign.WebhookSignature.Verdict;
import dev.voicemill.storage.ObjectStore;
import dev.voicemill.storage.StorageException;
import dev.voicemill.wire.JobResult;
import dev.voicemill.wire.JobResult.Artifact;
import dev.voicemill.wire.PayloadException;
import dev.voicemill.wire.ResultJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a job that has ended as its producer would, trusting nothing: fetches its files, and holds their sizes,
 * hashes and lengths against what the job reported.
 */
final class Inspection {
    private static final Set<String> WITH_SOUND = Set.of(OutputFormat.WAV.wire(), OutputFormat.MP3.wire());

    private final ObjectStore store;
    private final Path folder;
    private final List<String> problems = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();

    /** @param folder where the files go; an existing one */
    Inspection(ObjectStore store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    /**
     * Inspects one job.
     *
     * @param asked what it was asked to deliver
     * @param webhook what its receiver found; empty when nothing came
     */
    Reading of(JobView job, Engine engine, List<String> asked, Optional<Verdict> webhook)
            throws IOException, InterruptedException {
        JobResult result = result(job);
        if (result != null) {
            if (result.provider() != engine) {
                problems.add("asked for " + engine.wire() + ", spoken by "
                        + result.provider().wire());
            }
            for (Artifact artifact : result.artifacts()) {
                inspect(artifact);
            }
            Set<String> delivered =
                    result.artifacts().stream().map(Artifact::kind).collect(Collectors.toSet());
            asked.stream()
                    .filter(kind -> !delivered.contains(kind))
                    .forEach(kind -> problems.add(kind + " was asked for and not delivered"));
            if (result.timings() != null) {
                fetch(result.timings());
            }
        }
        String heard =
                webhook.map(verdict -> verdict.name().toLowerCase(Locale.ROOT)).orElse("none came");
        if (!webhook.equals(Optional.of(Verdict.VALID))) {
            problems.add("webhook: " + heard);
        }
        return new Reading(job.id(), engine, result, Reading.wall(job), files, heard, problems);
    }

    private @Nullable JobResult result(JobView job) {
        if (job.state() != JobState.DONE) {
            problems.add("ended %s: %s: %s".formatted(job.state().wire(), job.errClass(), job.err()));
            return null;
        }
        try {
            String json = job.resultJson();
            if (json == null) {
                problems.add("is done, but reported nothing");
                return null;
            }
            return ResultJson.decode(json);
        } catch (PayloadException e) {
            problems.add("its result cannot be read: " + e.getMessage());
            return null;
        }
    }

    private void inspect(Artifact artifact) throws IOException, InterruptedException {
        Path file = fetch(artifact.key());
        if (file == null) {
            return;
        }
        if (Files.size(file) != artifact.bytes() || !sha256(file).equals(artifact.sha256())) {
            problems.add(file.getFileName() + " is not the file that was reported: size or hash differs");
        }
        if (WITH_SOUND.contains(artifact.kind())) {
            SoundLength length = SoundLength.of(file);
            Long reported = artifact.durationMs();
            if (reported == null || !length.agreesWith(reported)) {
                problems.add("%s lasts %.0f ms, reported were %s".formatted(file.getFileName(), length.ms(), reported));
            }
        }
    }

    private @Nullable Path fetch(String key) {
        Path file = folder.resolve(key.substring(key.lastIndexOf('/') + 1));
        try {
            store.get(key, file);
            files.add(file);
            return file;
        } catch (StorageException e) {
            problems.add("cannot be fetched: " + e.getMessage());
            return null;
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
