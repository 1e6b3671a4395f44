package dev.voicemill.worker.run;

import dev.voicemill.job.Failure;
import dev.voicemill.wire.JobResult;
import dev.voicemill.worker.lease.StopReason;

/** How one attempt at a job ended, before Redis is told. */
public sealed interface Outcome {

    /** The artifacts are stored; only the commit is missing. */
    record Done(JobResult result) implements Outcome {}

    /** It failed in a way that another attempt may not. */
    record Retry(Failure failure) implements Outcome {}

    /** It can never succeed as it was submitted. */
    record Dead(Failure failure) implements Outcome {}

    /** It was stopped from outside. */
    record Stopped(StopReason reason) implements Outcome {}

    /** This worker cannot do it and another one can; costs no attempt. */
    record HandBack(String why) implements Outcome {}
}
