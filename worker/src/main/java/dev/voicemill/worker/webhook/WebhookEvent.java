package dev.voicemill.worker.webhook;

import java.time.Duration;

/** What became of one attempt to deliver a webhook; for logs and metrics. */
public sealed interface WebhookEvent {
    Attempt attempt();

    /**
     * Which attempt is meant.
     *
     * @param job the job's id
     * @param type {@code job.done}, {@code job.dead}, {@code job.cancelled} or {@code job.expired}
     * @param endpoint a registered endpoint's name, or the id of an address; never the address, which may hold a secret
     * @param number 1 for the first
     */
    record Attempt(String job, String type, String endpoint, int number) {}

    /** The receiver took it. */
    record Delivered(Attempt attempt, int status) implements WebhookEvent {}

    /** The receiver did not take it; the next attempt follows after the delay. */
    record WillRetry(Attempt attempt, int status, String reason, Duration delay) implements WebhookEvent {}

    /** It is kept among the webhooks given up, where an operator can replay it. */
    record GaveUp(Attempt attempt, int status, String reason) implements WebhookEvent {}

    /** It was not tried, which costs no attempt; it is due again after the delay. */
    record Deferred(Attempt attempt, String reason, Duration delay) implements WebhookEvent {}

    /** It was tried, but the queue did not take the outcome down; it is sent again when this sender's lease ends. */
    record NotRecorded(Attempt attempt, String reason) implements WebhookEvent {}
}
