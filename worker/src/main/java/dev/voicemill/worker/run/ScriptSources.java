package dev.voicemill.worker.run;

import dev.voicemill.job.ScriptSource;
import dev.voicemill.storage.ObjectStore;
import dev.voicemill.storage.StorageException;
import dev.voicemill.wire.PayloadException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where scripts come from: the payload itself, or an object in the bucket. */
final class ScriptSources {
    /** About nine hours of speech; its words and times still fit the heap of a small machine. */
    private static final long MOST_BYTES = 512 << 10;

    private final ObjectStore store;

    ScriptSources(ObjectStore store) {
        this.store = store;
    }

    /** @throws PayloadException when the named object is missing, too large, or not UTF-8 text */
    String read(ScriptSource source, Path folder) throws PayloadException, StorageException, IOException {
        var key = source.key();
        if (key == null) {
            return String.valueOf(source.text());
        }
        var object = store.find(key)
                .orElseThrow(
                        () -> refused("there is no object \"" + key + "\" in the bucket; upload the script first"));
        if (object.bytes() > MOST_BYTES) {
            throw refused("the object has " + object.bytes() + " bytes, the most is " + MOST_BYTES
                    + "; split the script into several jobs");
        }
        var file = folder.resolve("script.txt");
        store.get(key, file);
        try {
            var text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw refused("the object is not UTF-8 text; save it as UTF-8");
        }
    }

    private static PayloadException refused(String message) {
        return new PayloadException(List.of(new PayloadException.Problem("scriptKey", message)));
    }
}
