package dev.voicemill.worker.webhook;

import dev.voicemill.job.Engine;
import dev.voicemill.job.JobId;
import dev.voicemill.queue.HookEvent;
import dev.voicemill.wire.JobResult;
import dev.voicemill.wire.JobResult.Artifact;
import dev.voicemill.wire.ResultJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Webhook events as the queue would lease them. */
final class HookEvents {
    static final Instant ENDED = Instant.parse("2026-11-22T12:00:00Z");

    private HookEvents() {}

    static HookEvent done(String hook) {
        return event("job.done", hook, hook, 1).withResult(result(2)).build();
    }

    static HookEvent done(String hook, int attempt) {
        return event("job.done", hook, hook, attempt).withResult(result(2)).build();
    }

    static Draft event(String type, String hook, String url, int attempt) {
        return new Draft(type, hook, url, attempt, 1, null, null, null, null);
    }

    static String result(int files) {
        var artifacts = IntStream.range(0, files)
                .mapToObj(number -> new Artifact(
                        "mp3",
                        "jobs/01JDXK/1/1790000000000/voice" + number + ".mp3",
                        345_678,
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                        43_210L))
                .toList();
        return ResultJson.encode(new JobResult(
                43_210,
                10,
                Engine.KOKORO,
                "af_bella",
                "sha256:00",
                0.31,
                artifacts,
                null,
                "jobs/01JDXK/1/1790000000000/timings.json",
                List.of(),
                Map.of("speech", 13_100L)));
    }

    record Draft(
            String type,
            String hook,
            String url,
            int attempt,
            int secretGeneration,
            Instant disabledUntil,
            String resultJson,
            String errClass,
            String err) {
        Draft withResult(String json) {
            return new Draft(type, hook, url, attempt, secretGeneration, disabledUntil, json, errClass, err);
        }

        Draft withError(String kind, String text) {
            return new Draft(type, hook, url, attempt, secretGeneration, disabledUntil, resultJson, kind, text);
        }

        Draft withSecretGeneration(int generation) {
            return new Draft(type, hook, url, attempt, generation, disabledUntil, resultJson, errClass, err);
        }

        Draft withDisabledUntil(Instant until) {
            return new Draft(type, hook, url, attempt, secretGeneration, until, resultJson, errClass, err);
        }

        HookEvent build() {
            return new HookEvent(
                    "01JDXK:1",
                    "01JDXK:1:1789999999000",
                    "token",
                    attempt,
                    new JobId("01JDXK"),
                    1,
                    1_790_000_000_000L,
                    type,
                    "acme",
                    hook,
                    url,
                    secretGeneration,
                    disabledUntil,
                    ENDED,
                    resultJson,
                    errClass,
                    err,
                    null);
        }
    }
}
