package dev.voicemill.worker.webhook;

import dev.voicemill.job.FailureClass;
import dev.voicemill.queue.HookEvent;
import dev.voicemill.storage.ObjectStore;
import dev.voicemill.storage.StorageException;
import dev.voicemill.wire.JobResult;
import dev.voicemill.wire.JobResult.Artifact;
import dev.voicemill.wire.JsonWriter;
import dev.voicemill.wire.PayloadException;
import dev.voicemill.wire.ResultJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of a webhook: which job ended how, and where its files are, with links that expire. It holds no text of the
 * producer's, so that a receiver's log does not either: of an error only the class, in our words.
 */
final class EventBody {
    static final int MOST_BYTES = 20_000;
    static final Duration LINK_LIFE = Duration.ofHours(24);

    private final ObjectStore store;
    private final InstantSource clock;

    EventBody(ObjectStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** At most {@value #MOST_BYTES} bytes of JSON; a longer list of files is stored as an object and linked instead. */
    byte[] of(HookEvent event) throws StorageException, PayloadException, IOException {
        if (event.resultJson() == null) {
            return json(event, null);
        }
        JobResult result = ResultJson.decode(event.resultJson());
        byte[] whole = json(event, result);
        if (whole.length <= MOST_BYTES) {
            return whole;
        }
        byte[] shorter = json(event, result.manifest() == null ? result.withManifest(manifest(event, result)) : result);
        return shorter.length <= MOST_BYTES ? shorter : json(event, null);
    }

    private byte[] json(HookEvent event, @Nullable JobResult result) throws StorageException {
        var json = new JsonWriter()
                .open()
                .text("type", event.type())
                .text("timestamp", event.endedAt().toString())
                .open("data")
                .text("id", event.job().value())
                .text("tenant", event.tenant())
                .text("state", event.type().substring(event.type().indexOf('.') + 1))
                .whole("gen", (long) event.generation())
                .whole("epoch", event.epoch());
        if (event.errClass() != null) {
            json.open("error")
                    .text("class", event.errClass())
                    .text("reason", reason(event.errClass()))
                    .close();
        }
        if (result != null) {
            json.text("linksExpire", clock.instant().plus(LINK_LIFE).toString())
                    .raw("result", ResultJson.encode(result, links(result)));
        }
        return json.close().close().text().getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, String> links(JobResult result) throws StorageException {
        Map<String, String> links = new LinkedHashMap<>();
        for (Artifact artifact : result.artifacts()) {
            links.put(artifact.key(), link(artifact.key()));
        }
        if (result.manifest() != null) {
            links.put(result.manifest(), link(result.manifest()));
        }
        if (result.timings() != null) {
            links.put(result.timings(), link(result.timings()));
        }
        return links;
    }

    private String link(String key) throws StorageException {
        return store.link(key, LINK_LIFE).toString();
    }

    private String manifest(HookEvent event, JobResult result) throws StorageException, IOException {
        String key = "jobs/" + event.job().value() + "/" + event.generation() + "/" + event.epoch() + "/manifest.json";
        Path file = Files.createTempFile("voicemill-manifest-", ".json");
        try {
            Files.writeString(file, ResultJson.encode(result.artifacts()));
            return store.put(key, file, "application/json").key();
        } finally {
            Files.delete(file);
        }
    }

    private static String reason(String errClass) {
        return FailureClass.of(errClass).map(EventBody::reason).orElse("the job failed");
    }

    private static String reason(FailureClass kind) {
        return switch (kind) {
            case BAD_INPUT -> "the payload or script cannot be done as it is; correct it and submit a new job";
            case SPEECH -> "speech failed";
            case MEDIA -> "a media file or its processing failed";
            case STORAGE -> "the object store failed";
            case MACHINE -> "the machine failed";
            case TIMEOUT -> "the job ran longer than its limit";
            case POISON -> "the job took its worker down too many times";
            case NO_WORKER -> "no worker that can do this job came in time";
            case INTERNAL -> "a fault of Voicemill";
        };
    }
}
