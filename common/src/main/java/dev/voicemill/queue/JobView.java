package dev.voicemill.queue;

import dev.voicemill.job.JobId;
import dev.voicemill.job.JobState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One job as its hash stood at one moment, for people and programs that look on. */
public final class JobView {
    private static final String STEP = "step:";

    private final JobId id;
    private final JobState state;
    private final Map<String, String> fields;

    private JobView(JobId id, JobState state, Map<String, String> fields) {
        this.id = id;
        this.state = state;
        this.fields = fields;
    }

    /** The job that these hash fields describe, or empty when they describe none that this version understands. */
    static Optional<JobView> of(JobId id, Map<String, String> fields) {
        return JobState.of(fields.getOrDefault("state", "")).map(state -> new JobView(id, state, Map.copyOf(fields)));
    }

    public JobId id() {
        return id;
    }

    public JobState state() {
        return state;
    }

    /** Wire name of the type, possibly unknown to this version; empty if the producer gave none. */
    public String type() {
        return text("type", "");
    }

    public String tenant() {
        return text("tenant", "default");
    }

    /** 1, raised by each requeue. */
    public int generation() {
        return (int) number("gen");
    }

    /** Ms of the last claim; 0 if it never ran. */
    public long epoch() {
        return number("epoch");
    }

    /** Runs of this generation that count: the failed ones and the one under way. */
    public int attempt() {
        return (int) number("att");
    }

    /** Workers of this generation that vanished with the job. */
    public int lost() {
        return (int) number("lost");
    }

    /** 0 (first) to 9. */
    public int priority() {
        return (int) number("pri");
    }

    /** Expected work in ms. */
    public long costMs() {
        return number("cost");
    }

    /** What its worker is at, or null. */
    public @Nullable String stage() {
        return fields.get("stage");
    }

    /** How far it is, 0 to 100; empty before the first beat. */
    public OptionalInt percent() {
        return fields.containsKey("pct") ? OptionalInt.of((int) number("pct")) : OptionalInt.empty();
    }

    /** Where it runs or last ran, or null. */
    public @Nullable String node() {
        return fields.get("node");
    }

    /** The process that runs or last ran it, or null. */
    public @Nullable String worker() {
        return fields.get("worker");
    }

    /** When it was taken in from the mailbox. */
    public Instant intakeAt() {
        return Instant.ofEpochMilli(number("in"));
    }

    /** When it last became ready to start, or null. */
    public @Nullable Instant readyAt() {
        return moment("ready");
    }

    /** When it last started, or null. */
    public @Nullable Instant startedAt() {
        return moment("started");
    }

    /** When it ended, or null. */
    public @Nullable Instant endedAt() {
        return moment("ended");
    }

    public @Nullable Instant runAt() {
        return moment("runAt");
    }

    public @Nullable Instant deadline() {
        return moment("deadline");
    }

    public @Nullable Instant leaseUntil() {
        return moment("leaseUntil");
    }

    /** Whether it runs with a cancel on its way to the worker. */
    public boolean cancelling() {
        return fields.containsKey("cancel");
    }

    /** Engine, voice and model of this generation, or null. */
    public @Nullable String pin() {
        return fields.get("pin");
    }

    public @Nullable String hook() {
        return fields.get("hook");
    }

    public @Nullable String traceparent() {
        return fields.get("traceparent");
    }

    /** The committed result as JSON, once done. */
    public @Nullable String resultJson() {
        return fields.get("result");
    }

    /** The job's own JSON; null once done. */
    public @Nullable String payload() {
        return fields.get("payload");
    }

    /** SHA-1 of the payload, hexadecimal. */
    public @Nullable String payloadSha1() {
        return fields.get("psha");
    }

    /** Class of the last failure, or null. */
    public @Nullable String errClass() {
        return fields.get("errClass");
    }

    /** The last failure in a sentence, or null. */
    public @Nullable String err() {
        return fields.get("err");
    }

    /** Names of producer fields that nobody reads, or null: a typo shows here. */
    public @Nullable String ignored() {
        return fields.get("ignored");
    }

    /** Finished pieces by name, each {@code <object key> <sha256>}. */
    public Map<String, String> steps() {
        return stepsIn(fields);
    }

    static Map<String, String> stepsIn(Map<String, String> fields) {
        var steps = new TreeMap<String, String>();
        fields.forEach((name, value) -> {
            if (name.startsWith(STEP)) {
                steps.put(name.substring(STEP.length()), value);
            }
        });
        return steps;
    }

    private String text(String field, String otherwise) {
        return fields.getOrDefault(field, otherwise);
    }

    private long number(String field) {
        return Long.parseLong(text(field, "0"));
    }

    private @Nullable Instant moment(String field) {
        return fields.containsKey(field) ? Instant.ofEpochMilli(number(field)) : null;
    }

    @Override
    public String toString() {
        return "job " + id + " " + state.wire();
    }
}
