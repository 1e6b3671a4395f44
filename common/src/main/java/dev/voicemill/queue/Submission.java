package dev.voicemill.queue;

import dev.voicemill.job.JobId;
import dev.voicemill.job.JobType;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One job on its way into the mailbox. Null fields are left to the defaults of the queue.
 *
 * @param payload JSON of the job, at most 64 KiB of UTF-8
 * @param tenant label for fairness, 1 to 32 of {@code a-z 0-9 _ -}; default {@code default}
 * @param pri 0 (first) to 9 within the tenant; default 5
 * @param cost expected work; default from the payload's size
 * @param runAt not before this moment
 * @param deadline after this moment the result is worthless
 * @param hook registered endpoint name or URL that hears of the end
 */
public record Submission(
        JobId id,
        JobType type,
        String payload,
        @Nullable String tenant,
        @Nullable Integer pri,
        @Nullable Duration cost,
        @Nullable Instant runAt,
        @Nullable Instant deadline,
        @Nullable String hook,
        @Nullable String traceparent) {
    public Submission {
        if (pri != null && (pri < 0 || pri > 9)) {
            throw new IllegalArgumentException("priority is " + pri + "; use 0 (first) to 9");
        }
    }

    /** A job with defaults for everything else. */
    public static Submission of(JobId id, JobType type, String payload) {
        return new Submission(id, type, payload, null, null, null, null, null, null, null);
    }

    public Submission withTenant(@Nullable String value) {
        return new Submission(id, type, payload, value, pri, cost, runAt, deadline, hook, traceparent);
    }

    public Submission withPriority(@Nullable Integer value) {
        return new Submission(id, type, payload, tenant, value, cost, runAt, deadline, hook, traceparent);
    }

    public Submission withCost(@Nullable Duration value) {
        return new Submission(id, type, payload, tenant, pri, value, runAt, deadline, hook, traceparent);
    }

    public Submission withRunAt(@Nullable Instant value) {
        return new Submission(id, type, payload, tenant, pri, cost, value, deadline, hook, traceparent);
    }

    public Submission withDeadline(@Nullable Instant value) {
        return new Submission(id, type, payload, tenant, pri, cost, runAt, value, hook, traceparent);
    }

    public Submission withHook(@Nullable String value) {
        return new Submission(id, type, payload, tenant, pri, cost, runAt, deadline, value, traceparent);
    }

    public Submission withTraceparent(@Nullable String value) {
        return new Submission(id, type, payload, tenant, pri, cost, runAt, deadline, hook, value);
    }
}
