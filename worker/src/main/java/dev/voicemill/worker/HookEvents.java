package dev.voicemill.worker;

import dev.voicemill.job.JobId;
import dev.voicemill.worker.observe.WorkerEvent;
import dev.voicemill.worker.webhook.WebhookEvent;
import java.util.function.Consumer;

/** Retells what became of webhooks as events of the worker, so that one log and one set of counters hear of everything. */
record HookEvents(Consumer<WorkerEvent> events) implements Consumer<WebhookEvent> {
    @Override
    public void accept(WebhookEvent event) {
        var attempt = event.attempt();
        var job = new JobId(attempt.job());
        events.accept(
                switch (event) {
                    case WebhookEvent.Delivered e ->
                        new WorkerEvent.HookDelivered(job, attempt.type(), attempt.endpoint(), e.status());
                    case WebhookEvent.WillRetry e ->
                        new WorkerEvent.HookWaits(job, attempt.type(), attempt.endpoint(), e.reason(), e.delay());
                    case WebhookEvent.Deferred e ->
                        new WorkerEvent.HookWaits(job, attempt.type(), attempt.endpoint(), e.reason(), e.delay());
                    case WebhookEvent.GaveUp e ->
                        new WorkerEvent.HookGivenUp(job, attempt.type(), attempt.endpoint(), e.reason());
                    case WebhookEvent.NotRecorded e ->
                        new WorkerEvent.HookGivenUp(
                                job, attempt.type(), attempt.endpoint(), e.reason() + "; it is sent once more");
                });
    }
}
