package dev.voicemill.queue;

import dev.voicemill.job.Engine;
import dev.voicemill.job.JobType;
import java.util.Set;

/**
 * What one worker can do; a claim takes the first ready job within it and leaves the others to other workers.
 *
 * @param types job types that it runs
 * @param engines speech engines that it has; a job pinned to another one is left alone
 * @param memoryClass how large this worker is, a word for operators
 * @param schema version of the job contract that it knows; only a worker at the highest version ever seen may end a
 *     job of unknown type
 */
public record Capabilities(Set<JobType> types, Set<Engine> engines, String memoryClass, int schema) {
    /** The version of the job contract that this code knows. */
    public static final int SCHEMA = 1;

    public Capabilities {
        types = Set.copyOf(types);
        engines = Set.copyOf(engines);
        if (schema < 1) {
            throw new IllegalArgumentException("schema is " + schema + "; versions start at 1");
        }
    }
}
