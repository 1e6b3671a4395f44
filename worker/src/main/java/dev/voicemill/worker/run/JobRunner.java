package dev.voicemill.worker.run;

import dev.voicemill.job.Failure;
import dev.voicemill.job.FailureClass;
import dev.voicemill.job.JobType;
import dev.voicemill.job.Render;
import dev.voicemill.job.RenderVideo;
import dev.voicemill.job.Voiceover;
import dev.voicemill.net.AddressGuard;
import dev.voicemill.net.AddressRefused;
import dev.voicemill.queue.ClaimedJob;
import dev.voicemill.queue.Fenced;
import dev.voicemill.queue.RedisUnavailable;
import dev.voicemill.storage.StorageException;
import dev.voicemill.wire.JobJson;
import dev.voicemill.wire.JobResult;
import dev.voicemill.wire.PayloadException;
import dev.voicemill.worker.lease.Lease;
import dev.voicemill.worker.lease.StopReason;
import dev.voicemill.worker.media.MediaException;
import dev.voicemill.worker.observe.WorkerEvent;
import dev.voicemill.worker.phoneme.EspeakUnavailable;
import dev.voicemill.worker.speech.SpeechException;
import dev.voicemill.worker.text.UnspeakableText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One job from its payload to an {@link Outcome}. Everything that a job can throw is classified here and nowhere else; the
 * job's scratch folder is gone when {@link #run} returns. Safe for several jobs at once, each on its own thread.
 */
public final class JobRunner {
    private final VoiceoverMaker voiceovers;
    private final AddressGuard addresses;
    private final Path workFolder;
    private final Duration timeLimit;
    private final InstantSource clock;
    private final Consumer<WorkerEvent> events;

    /** @param timeLimit of one attempt, where the job brings none */
    public JobRunner(
            VoiceoverMaker voiceovers,
            AddressGuard addresses,
            Path workFolder,
            Duration timeLimit,
            InstantSource clock,
            Consumer<WorkerEvent> events) {
        this.voiceovers = voiceovers;
        this.addresses = addresses;
        this.workFolder = workFolder;
        this.timeLimit = timeLimit;
        this.clock = clock;
        this.events = events;
    }

    /** Works on the job until it is done, fails, or is stopped by an interrupt of this thread. */
    public Outcome run(Lease lease) {
        var folder = workFolder
                .resolve("jobs")
                .resolve(lease.id().value() + "-" + lease.job().epoch());
        try {
            return new Outcome.Done(attempt(lease, folder));
        } catch (PayloadException e) {
            return dead(String.valueOf(e.getMessage()));
        } catch (UnspeakableText e) {
            return dead("script: " + e.getMessage());
        } catch (SpeechException e) {
            return failed(e.kind(), e);
        } catch (MediaException e) {
            return failed(e.kind(), e);
        } catch (StorageException e) {
            return failed(FailureClass.STORAGE, e);
        } catch (IOException e) {
            return new Outcome.Retry(new Failure(
                    FailureClass.MACHINE,
                    "The scratch folder " + workFolder + " failed (" + e + "); free disk space or set VM_WORK_DIR."));
        } catch (Fenced e) {
            lease.lose();
            return new Outcome.Stopped(StopReason.LOST);
        } catch (InterruptedException e) {
            return new Outcome.Stopped(lease.stopped().orElse(StopReason.DRAINED));
        } catch (RedisUnavailable e) {
            return new Outcome.HandBack("Redis went away before the job had begun");
        } catch (EspeakUnavailable e) {
            return new Outcome.Retry(new Failure(FailureClass.MACHINE, String.valueOf(e.getMessage())));
        } catch (RuntimeException | LinkageError e) {
            return lease.stopped()
                    .<Outcome>map(Outcome.Stopped::new)
                    .orElseGet(() -> new Outcome.Retry(
                            new Failure(FailureClass.INTERNAL, "A fault of this program: " + e + " at " + place(e))));
        } catch (OutOfMemoryError e) {
            return new Outcome.Retry(new Failure(
                    FailureClass.MACHINE,
                    "The worker ran out of memory (" + e.getMessage()
                            + "); lower MAX_CONCURRENT_JOBS or use a larger machine."));
        } finally {
            remove(folder);
        }
    }

    private JobResult attempt(Lease lease, Path folder)
            throws PayloadException, UnspeakableText, SpeechException, MediaException, StorageException, IOException,
                    InterruptedException {
        var job = lease.job();
        var type = JobType.of(job.type())
                .orElseThrow(() -> new IllegalStateException("claimed a job of unknown type " + job.type()));
        var spec = JobJson.decode(type, job.payload());
        checkHook(job);
        return switch (spec) {
            case Voiceover voiceover -> {
                limit(lease, Optional.ofNullable(voiceover.timeout()));
                yield voiceovers.make(lease, voiceover, Files.createDirectories(folder));
            }
            case Render _, RenderVideo _ ->
                throw new IllegalStateException("claimed a " + job.type() + ", which this worker does not offer to do");
        };
    }

    /** A webhook that can never be sent is the producer's mistake; it is told so before an hour of speech is made. */
    private void checkHook(ClaimedJob job) throws PayloadException {
        var hook = job.hook();
        if (hook == null || !hook.contains(":")) {
            return;
        }
        try {
            addresses.check(URI.create(hook));
        } catch (AddressRefused | IllegalArgumentException e) {
            throw new PayloadException(List.of(new PayloadException.Problem("hook", String.valueOf(e.getMessage()))));
        } catch (IOException _) {
            // Its name is not known at the moment; the sender tries again for days.
        }
    }

    private void limit(Lease lease, Optional<Duration> wanted) {
        long now = System.nanoTime();
        lease.limit(now + wanted.orElse(timeLimit).toNanos(), StopReason.TIMEOUT);
        var deadline = lease.job().deadline();
        if (deadline != null) {
            lease.limit(now + Duration.between(clock.instant(), deadline).toNanos(), StopReason.EXPIRED);
        }
    }

    private static Outcome dead(String message) {
        return new Outcome.Dead(new Failure(FailureClass.BAD_INPUT, message));
    }

    private static Outcome failed(FailureClass kind, Exception e) {
        var failure = new Failure(kind, String.valueOf(e.getMessage()));
        return kind == FailureClass.BAD_INPUT ? new Outcome.Dead(failure) : new Outcome.Retry(failure);
    }

    private static String place(Throwable e) {
        var trace = e.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }

    private void remove(Path folder) {
        try {
            Folders.remove(folder);
        } catch (IOException e) {
            events.accept(new WorkerEvent.Notice(folder + " could not be removed (" + e + "); remove it by hand"));
        }
    }
}
