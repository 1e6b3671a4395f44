package dev.voicemill.worker.run;

import dev.voicemill.job.JobId;
import dev.voicemill.worker.lease.Lease;
import dev.voicemill.worker.observe.WorkerEvent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Where a job is on its way: tells the lease the stage and the percent of the whole, and keeps the time that each stage took.
 * For the job's own thread; {@link #within} also for a thread that reports the progress of a child process.
 */
final class Stages {
    /** The stages of a voiceover and the percents of the whole that each spans; speech takes nearly all of the time. */
    enum Stage {
        TEXT(0, 1),
        SPEECH(1, 90),
        LOUDNESS(90, 92),
        ENCODE(92, 96),
        CAPTIONS(96, 97),
        STORE(97, 99);

        private final int begin;
        private final int end;

        Stage(int begin, int end) {
            this.begin = begin;
            this.end = end;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Lease lease;
    private final LongSupplier nanoTime;
    private final Consumer<WorkerEvent> events;
    private final Map<Stage, Long> nanos = new LinkedHashMap<>();
    private Stage current = Stage.TEXT;
    private long since;

    Stages(Lease lease, LongSupplier nanoTime, Consumer<WorkerEvent> events) {
        this.lease = lease;
        this.nanoTime = nanoTime;
        this.events = events;
        this.since = nanoTime.getAsLong();
    }

    void enter(Stage stage) {
        settle();
        current = stage;
        lease.at(stage.word(), stage.begin);
        JobId id = lease.id();
        events.accept(new WorkerEvent.StageEntered(id, stage.word()));
    }

    /** Reports how much of the current stage is done. */
    void within(int done, int total) {
        var stage = current;
        lease.at(stage.word(), stage.begin + (stage.end - stage.begin) * done / Math.max(1, total));
    }

    long nanosOf(Stage stage) {
        settle();
        return nanos.getOrDefault(stage, 0L);
    }

    /** Milliseconds by stage, in the order they were entered. */
    Map<String, Long> millis() {
        settle();
        var millis = new LinkedHashMap<String, Long>();
        nanos.forEach((stage, taken) -> millis.put(stage.word(), Math.round(taken / 1e6)));
        return millis;
    }

    private void settle() {
        long now = nanoTime.getAsLong();
        nanos.merge(current, now - since, Long::sum);
        since = now;
    }
}
