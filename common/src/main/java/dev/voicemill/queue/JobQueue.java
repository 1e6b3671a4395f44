package dev.voicemill.queue;

import dev.voicemill.job.Engine;
import dev.voicemill.job.Failure;
import dev.voicemill.job.JobId;
import dev.voicemill.job.JobState;
import dev.voicemill.job.JobType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One queue in Redis: one method for each script. Safe for many threads.
 *
 * <p>All stamps come from the clock of Redis. A job that is unknown, or no longer the caller's, is a reply, not an
 * exception. {@link RedisUnavailable} leaves open whether the call took effect; {@code claim}, {@code step},
 * {@code finish} and {@code hookFinish} may then be repeated with the same token and answer as they did the first time.
 */
public final class JobQueue implements AutoCloseable {
    private final RedisLink link;
    private final Keys keys;
    private final Ledger ledger;
    private final Outbox outbox;

    JobQueue(RedisLink link, Keys keys) {
        this.link = link;
        this.keys = keys;
        this.ledger = new Ledger(link, keys);
        this.outbox = new Outbox(link, keys);
    }

    /** Puts a job into the mailbox. Repeating it is harmless: the same id twice is one job. */
    public void submit(Submission job) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("v", "1");
        entry.put("id", job.id().value());
        entry.put("type", job.type().wire());
        entry.put("payload", job.payload());
        putIfGiven(entry, "tenant", job.tenant());
        putIfGiven(entry, "pri", job.pri());
        putIfGiven(entry, "cost", job.cost() == null ? null : job.cost().toMillis());
        putIfGiven(entry, "runAt", job.runAt() == null ? null : job.runAt().toEpochMilli());
        putIfGiven(
                entry,
                "deadline",
                job.deadline() == null ? null : job.deadline().toEpochMilli());
        putIfGiven(entry, "hook", job.hook());
        putIfGiven(entry, "traceparent", job.traceparent());
        link.call(it -> it.xadd(keys.mailbox(), entry));
    }

    /** Asks for one job. */
    public ClaimReply claim(ClaimRequest ask) {
        Reply reply = run(
                Script.CLAIM,
                ask.node(),
                ask.worker(),
                ask.token(),
                ms(ask.lease()),
                ask.limit(),
                ask.intakeMax(),
                ask.can().schema(),
                ask.can().types().stream().map(JobType::wire).collect(Collectors.joining(",")),
                ask.can().engines().stream().map(Engine::wire).collect(Collectors.joining(",")));
        return switch (reply.status()) {
            case "JOB" -> new ClaimReply.Leased(claimed(new JobId(reply.text(1)), ask.token(), reply.list(2)));
            case "EMPTY" -> new ClaimReply.Empty(fromNow(reply.number(1)));
            case "NOSLOT" -> new ClaimReply.NoSlot(fromNow(reply.number(1)));
            case "PAUSED" -> new ClaimReply.Paused();
            case "DRAINING" -> new ClaimReply.Draining();
            default -> throw reply.unexpected("claim");
        };
    }

    /**
     * Settles engine, voice and model of a job for this generation, first writer wins.
     *
     * @param value begins with the engine's wire name and a character that is no letter
     * @return the value in force
     * @throws Fenced if the job is no longer this worker's
     */
    public String pin(JobId id, String token, String value) {
        Reply reply = run(Script.PIN, id, token, value);
        return switch (reply.status()) {
            case "OK" -> reply.text(1);
            case "FENCED" -> throw new Fenced(id);
            default -> throw reply.unexpected("pin");
        };
    }

    /**
     * Keeps the leases of the jobs that run on this node; replies come in the order of the beats, at most 1000.
     *
     * @param limit the same as in {@link ClaimRequest}
     */
    public List<BeatReply> beat(String node, String worker, int limit, Duration lease, List<Beat> beats) {
        List<Object> args = new ArrayList<>(List.of(node, limit, ms(lease)));
        for (Beat beat : beats) {
            args.addAll(List.of(beat.id(), beat.token(), beat.stage(), beat.percent()));
        }
        List<Reply> replies = run(Script.BEAT, args.toArray()).lists().toList();
        List<BeatReply> verdicts = new ArrayList<>();
        for (int i = 0; i < beats.size(); i++) {
            verdicts.add(beatReply(beats.get(i).id(), replies.get(i)));
        }
        return verdicts;
    }

    /** Remembers one finished piece of a job, first writer of a name wins. */
    public StepReply step(JobId id, String token, String name, String key, String sha256) {
        return replaceStep(id, token, name, "", key, sha256);
    }

    /** Like {@link #step}, but takes the place of an entry whose object, {@code missingKey}, turned out unusable. */
    public StepReply replaceStep(JobId id, String token, String name, String missingKey, String key, String sha256) {
        Reply reply = run(Script.STEP, id, token, name, key, sha256, missingKey);
        return switch (reply.status()) {
            case "OK" -> new StepReply.Recorded();
            case "ALREADY" -> new StepReply.Already(reply.text(1), reply.text(2));
            case "FULL" -> new StepReply.Full();
            case "FENCED" -> new StepReply.Fenced();
            default -> throw reply.unexpected("step");
        };
    }

    /** Lets go of a job. The script decides whether attempts are left, not the worker. */
    public FinishReply finish(JobId id, String token, Ending ending) {
        Reply reply = switch (ending) {
            case Ending.Ok(String result) -> finish(id, token, "ok", 0, 0, result, "", "");
            case Ending.Retry(Duration delay, int most, Failure failure) ->
                finish(id, token, "retry", ms(delay), most, "", failure.kind().wire(), failure.message());
            case Ending.Release() -> finish(id, token, "release", 0, 0, "", "", "");
            case Ending.Dead(Failure failure) ->
                finish(id, token, "dead", 0, 0, "", failure.kind().wire(), failure.message());
            case Ending.Cancelled(String reason) -> finish(id, token, "cancelled", 0, 0, "", "", reason);
            case Ending.Expired() -> finish(id, token, "expired", 0, 0, "", "", "");
        };
        return switch (reply.status()) {
            case "OK" -> new FinishReply.Committed();
            case "RETRY" -> new FinishReply.Retrying(Instant.ofEpochMilli(reply.number(1)));
            case "RELEASED" -> new FinishReply.Released();
            case "DEAD" -> new FinishReply.Died();
            case "ALREADY" -> new FinishReply.Already(state(reply.text(1)));
            case "FENCED" -> new FinishReply.Fenced();
            default -> throw reply.unexpected("finish");
        };
    }

    /**
     * Moves every job whose worker is gone, whose deadline passed or that nobody can do.
     *
     * @param batch how many of each kind in one call, 1 to 1000
     * @param maxLost workers that a job may take down before it is a dead letter
     * @param intakeMax mailbox entries to take in first, 0 to 200
     * @param knownDead claims whose owners are known to be gone, at most 1000
     */
    public List<Reaped> reap(int batch, int maxLost, int intakeMax, List<DeadClaim> knownDead) {
        List<Object> args = new ArrayList<>(List.of(batch, maxLost, intakeMax));
        for (DeadClaim claim : knownDead) {
            args.addAll(List.of(claim.id(), claim.token()));
        }
        return run(Script.REAP, args.toArray())
                .lists()
                .map(moved -> new Reaped(new JobId(moved.text(0)), state(moved.text(1)), moved.text(2)))
                .toList();
    }

    /**
     * Stops a job.
     *
     * @param force end a running job now, without its worker
     * @param actor who asks
     */
    public CancelReply cancel(JobId id, boolean force, String actor, String reason) {
        Reply reply = run(Script.CANCEL, id, force ? 1 : 0, actor, reason, 200);
        return switch (reply.status()) {
            case "CANCELLED" -> new CancelReply.Cancelled();
            case "FLAGGED" -> new CancelReply.Flagged();
            case "OVER" -> new CancelReply.AlreadyOver(state(reply.text(1)));
            case "UNKNOWN" -> new CancelReply.Unknown(reply.number(1));
            default -> throw reply.unexpected("cancel");
        };
    }

    /** Runs a dead, cancelled or expired job again without a deadline. */
    public RequeueReply requeue(JobId id, OptionalInt expectGeneration, String actor, String reason) {
        return requeue(id, expectGeneration, actor, reason, null);
    }

    /**
     * Runs a dead, cancelled or expired job again, in a new generation with fresh attempts.
     *
     * @param expectGeneration when given, only this generation
     */
    public RequeueReply requeue(
            JobId id, OptionalInt expectGeneration, String actor, String reason, @Nullable Instant deadline) {
        String expected = expectGeneration.isPresent() ? Integer.toString(expectGeneration.getAsInt()) : "";
        Reply reply = run(Script.REQUEUE, id, expected, actor, reason, deadline == null ? "" : deadline.toEpochMilli());
        return switch (reply.status()) {
            case "OK" -> new RequeueReply.Requeued((int) reply.number(1));
            case "CONFLICT" -> new RequeueReply.Conflict((int) reply.number(1), state(reply.text(2)));
            case "UNUSABLE" -> new RequeueReply.Unusable(reply.text(1));
            case "UNKNOWN" -> new RequeueReply.Unknown();
            default -> throw reply.unexpected("requeue");
        };
    }

    /** Leases webhook events whose next attempt is due, at most {@code batch} (1 to 100). */
    public List<HookEvent> hookClaim(String worker, String token, Duration lease, int batch) {
        return outbox.claim(worker, token, lease, batch);
    }

    /** Settles one attempt to deliver an event; false when the event is no longer this sender's. */
    public boolean hookFinish(String event, String token, HookOutcome outcome) {
        return outbox.finish(event, token, outcome);
    }

    /** One job as it stands now; empty while it is unknown, or in the mailbox still. */
    public Optional<JobView> job(JobId id) {
        return ledger.job(id);
    }

    /** Jobs, newest first. */
    public List<JobView> list(JobQuery query) {
        return ledger.list(query);
    }

    /** The last 64 transitions of a job, oldest first. */
    public List<Transition> log(JobId id) {
        return ledger.log(id);
    }

    /** How much stands where. */
    public Depth depth() {
        Reply counts = run(Script.DEPTH);
        return new Depth(
                counts.number(0),
                counts.number(1),
                counts.number(2),
                counts.number(3),
                counts.number(4),
                counts.number(5));
    }

    /** Tells operators that this worker lives; forgotten after 10 min. */
    public void announceWorker(WorkerFacts facts) {
        run(
                Script.ANNOUNCE,
                facts.worker(),
                facts.node(),
                facts.version(),
                facts.pid(),
                String.join(" ", facts.models()));
    }

    @Override
    public void close() {
        link.close();
    }

    // Below: calling scripts and reading their replies.

    private Reply finish(
            JobId id, String token, String outcome, long delay, int most, String result, String kind, String err) {
        return run(Script.FINISH, id, token, outcome, delay, most, result, kind, err);
    }

    private static ClaimedJob claimed(JobId id, String token, Reply hash) {
        Map<String, String> fields = hash.fields();
        String deadline = fields.get("deadline");
        return new ClaimedJob(
                id,
                token,
                Integer.parseInt(fields.getOrDefault("gen", "1")),
                Long.parseLong(fields.getOrDefault("epoch", "0")),
                Integer.parseInt(fields.getOrDefault("att", "1")),
                Instant.ofEpochMilli(Long.parseLong(fields.getOrDefault("leaseUntil", "0"))),
                fields.getOrDefault("type", ""),
                fields.getOrDefault("payload", ""),
                fields.get("hook"),
                fields.getOrDefault("tenant", "default"),
                deadline == null ? null : Instant.ofEpochMilli(Long.parseLong(deadline)),
                fields.get("pin"),
                JobView.stepsIn(fields),
                fields.get("traceparent"));
    }

    private static BeatReply beatReply(JobId id, Reply reply) {
        return switch (reply.status()) {
            case "OK" -> new BeatReply(id, BeatReply.Verdict.OK, Instant.ofEpochMilli(reply.number(1)));
            case "CANCEL" -> new BeatReply(id, BeatReply.Verdict.CANCEL, Instant.ofEpochMilli(reply.number(1)));
            case "LOST" -> new BeatReply(id, BeatReply.Verdict.LOST, null);
            default -> throw reply.unexpected("beat");
        };
    }

    private static JobState state(String wire) {
        return JobState.of(wire).orElseThrow(() -> new IllegalStateException("unknown job state " + wire));
    }

    private static OptionalLong fromNow(long ms) {
        return ms < 0 ? OptionalLong.empty() : OptionalLong.of(ms);
    }

    private static long ms(Duration duration) {
        return duration.toMillis();
    }

    private static void putIfGiven(Map<String, String> entry, String name, @Nullable Object value) {
        if (value != null) {
            entry.put(name, value.toString());
        }
    }

    private Reply run(Script script, Object... args) {
        return link.run(script, keys, args);
    }
}
