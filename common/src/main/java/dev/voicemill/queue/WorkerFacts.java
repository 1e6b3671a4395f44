package dev.voicemill.queue;

import java.util.List;

/**
 * What a worker says of itself to operators.
 *
 * @param models names of the models that it has loaded
 */
public record WorkerFacts(String worker, String node, String version, long pid, List<String> models) {
    public WorkerFacts {
        models = List.copyOf(models);
    }
}
