package dev.voicemill.queue;

import dev.voicemill.job.Failure;
import java.time.Duration;

/** How a worker lets go of a job. */
public sealed interface Ending {
    /** Done; the result is the pointer that counts, at most 64 KiB of JSON. */
    record Ok(String resultJson) implements Ending {}

    /** Failed, to be tried again after the delay unless {@code maxAttempts} runs have failed. */
    record Retry(Duration delay, int maxAttempts, Failure failure) implements Ending {}

    /** Handed back unharmed by a worker that stops; ready at once, the attempt does not count. */
    record Release() implements Ending {}

    /** Failed for good. */
    record Dead(Failure failure) implements Ending {}

    /** Stopped because somebody cancelled it. */
    record Cancelled(String reason) implements Ending {}

    /** Stopped because its deadline passed. */
    record Expired() implements Ending {}
}
