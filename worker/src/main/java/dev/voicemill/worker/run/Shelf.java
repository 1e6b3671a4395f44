package dev.voicemill.worker.run;

import dev.voicemill.job.Voiceover;
import dev.voicemill.queue.ClaimedJob;
import dev.voicemill.storage.ObjectStore;
import dev.voicemill.storage.StorageException;
import dev.voicemill.wire.JobResult.Artifact;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The place of one claim's objects in the bucket: {@code <prefix>/<id>/<generation>/<epoch>/}. Another claim of the same job
 * has another epoch, so a worker that lost the job cannot overwrite the winner's files.
 */
final class Shelf {
    private final ObjectStore store;
    private final String prefix;
    private final List<Artifact> artifacts = new ArrayList<>();

    Shelf(ObjectStore store, ClaimedJob job, Voiceover spec) {
        this.store = store;
        var top = Objects.requireNonNullElse(spec.outputPrefix(), "jobs").replaceAll("/+$", "");
        this.prefix = top + "/" + job.id().value() + "/" + job.generation() + "/" + job.epoch() + "/";
    }

    /** Stores a file that the job was asked for. */
    void deliver(Path file, String kind, String contentType, @Nullable Long durationMs) throws StorageException {
        var stored = store.put(keyOf(file), file, contentType);
        artifacts.add(new Artifact(kind, stored.key(), stored.bytes(), stored.sha256(), durationMs));
    }

    /** Stores a file that belongs to every result, and returns its key. */
    String attach(Path file, String contentType) throws StorageException {
        return store.put(keyOf(file), file, contentType).key();
    }

    List<Artifact> delivered() {
        return List.copyOf(artifacts);
    }

    private String keyOf(Path file) {
        return prefix + file.getFileName();
    }
}
