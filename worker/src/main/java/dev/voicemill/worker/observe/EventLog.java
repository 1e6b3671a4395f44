package dev.voicemill.worker.observe;

import dev.voicemill.job.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log: one line per event, the event's name first, then stable {@code key=value} pairs in a fixed order, with the next step
 * in words where something went wrong. In JSON form each line is one object with the same keys.
 */
public final class EventLog implements Consumer<WorkerEvent> {
    private static final Logger LOG = LoggerFactory.getLogger("voicemill");
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private enum Level {
        QUIET,
        INFO,
        WARN
    }

    private record Line(Level level, String event, Map<String, String> fields) {
        Line(Level level, String event) {
            this(level, event, new LinkedHashMap<>());
        }

        Line with(String key, Object value) {
            fields.put(key, String.valueOf(value));
            return this;
        }
    }

    @Override
    public void accept(WorkerEvent event) {
        var line = line(event);
        if (event instanceof WorkerEvent.OfJob ofJob) {
            line.with("job", ofJob.job().value());
        }
        switch (line.level()) {
            case QUIET -> write(LOG.atDebug(), line);
            case INFO -> write(LOG.atInfo(), line);
            case WARN -> write(LOG.atWarn(), line);
        }
    }

    private static void write(org.slf4j.spi.LoggingEventBuilder log, Line line) {
        var builder = log;
        for (var field : line.fields().entrySet()) {
            builder = builder.addKeyValue(field.getKey(), field.getValue());
        }
        builder.log(line.event());
    }

    private static Line line(WorkerEvent event) {
        return switch (event) {
            case WorkerEvent.Starting e ->
                info("starting")
                        .with("worker", e.worker())
                        .with("node", e.node())
                        .with("queue", e.queue())
                        .with("slots", e.slots())
                        .with("version", e.version());
            case WorkerEvent.Notice e -> warn("notice").with("text", e.text());
            case WorkerEvent.ModelsLoaded e ->
                info("models loaded")
                        .with("engines", e.engines())
                        .with("ms", e.took().toMillis());
            case WorkerEvent.Ready e -> info("ready").with("worker", e.worker()).with("node", e.node());
            case WorkerEvent.Claimed e ->
                info("claimed")
                        .with("type", e.type())
                        .with("gen", e.generation())
                        .with("epoch", e.epoch())
                        .with("attempt", e.attempt());
            case WorkerEvent.Pinned e -> new Line(Level.QUIET, "pinned").with("pin", e.pin());
            case WorkerEvent.StageEntered e -> new Line(Level.QUIET, "stage").with("stage", e.stage());
            case WorkerEvent.Spoken e ->
                info("spoken")
                        .with("sentences", e.sentences())
                        .with("audioMs", e.audio().toMillis())
                        .with("rtf", ratio(e.compute(), e.audio()));
            case WorkerEvent.Stored e ->
                info("stored")
                        .with("artifacts", e.artifacts())
                        .with("audioMs", e.audio().toMillis())
                        .with("tookMs", e.took().toMillis());
            case WorkerEvent.Committed e -> info(e.state());
            case WorkerEvent.Retrying e ->
                failure(warn("retrying"), e.failure())
                        .with("attempt", e.attempt())
                        .with("next", "tries again at " + clock(e.due()));
            case WorkerEvent.Died e ->
                failure(warn("dead"), e.failure()).with("next", "fix the cause, then: voicemill job requeue ID");
            case WorkerEvent.Fenced e -> warn("fenced").with("why", e.what());
            case WorkerEvent.Stopped e ->
                info("stopped").with("why", e.reason()).with("next", e.next());
            case WorkerEvent.Reaped e ->
                warn("reaped").with("now", e.now().wire()).with("why", e.reason());
            case WorkerEvent.HookDelivered e ->
                info("webhook delivered")
                        .with("event", e.event())
                        .with("endpoint", e.endpoint())
                        .with("status", e.status());
            case WorkerEvent.HookWaits e ->
                warn("webhook waits")
                        .with("event", e.event())
                        .with("endpoint", e.endpoint())
                        .with("why", e.reason())
                        .with("next", "tries again in " + e.delay().truncatedTo(ChronoUnit.MILLIS));
            case WorkerEvent.HookGivenUp e ->
                warn("webhook given up")
                        .with("event", e.event())
                        .with("endpoint", e.endpoint())
                        .with("why", e.reason())
                        .with("next", "the event is kept among the dead webhooks");
            case WorkerEvent.LoopFailed e ->
                warn("loop failed")
                        .with("loop", e.loop())
                        .with("why", e.problem())
                        .with("next", "tries again in " + e.nextTry());
            case WorkerEvent.RedisLost e ->
                warn("redis lost")
                        .with("why", e.problem())
                        .with("next", "running jobs go on until their leases run low; reconnecting");
            case WorkerEvent.RedisBack e ->
                info("redis back").with("afterMs", e.after().toMillis());
            case WorkerEvent.Overloaded e ->
                warn("node overloaded")
                        .with("gapMs", e.gap().toMillis())
                        .with("next", "lower MAX_CONCURRENT_JOBS if this comes often");
            case WorkerEvent.Draining e ->
                info("draining")
                        .with("running", e.running())
                        .with("graceS", e.grace().toSeconds());
            case WorkerEvent.Drained e -> info("drained").with("released", e.released());
        };
    }

    private static Line info(String event) {
        return new Line(Level.INFO, event);
    }

    private static Line warn(String event) {
        return new Line(Level.WARN, event);
    }

    private static Line failure(Line line, Failure failure) {
        return line.with("class", failure.kind().wire()).with("why", failure.message());
    }

    private static String clock(Instant time) {
        return CLOCK.format(time);
    }

    private static String ratio(Duration compute, Duration audio) {
        return audio.isZero() ? "-" : String.format(Locale.ROOT, "%.2f", compute.toNanos() / (double) audio.toNanos());
    }
}
