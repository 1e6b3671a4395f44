package dev.voicemill.queue;

import dev.voicemill.job.JobId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The webhook events of a queue: leased to senders, settled, counted against their endpoint. */
final class Outbox {
    private final RedisLink link;
    private final Keys keys;

    Outbox(RedisLink link, Keys keys) {
        this.link = link;
        this.keys = keys;
    }

    List<HookEvent> claim(String worker, String token, Duration lease, int batch) {
        return link.run(Script.HOOK_CLAIM, keys, worker, token, lease.toMillis(), batch)
                .lists()
                .map(this::event)
                .toList();
    }

    boolean finish(String event, String token, HookOutcome outcome) {
        String hook =
                link.call(it -> it.hmget(keys.hook(event), "hook")).getFirst().getValueOrElse("");
        String endpoint = hook.isEmpty() ? "" : endpointOf(hook);
        return switch (outcome) {
            case HookOutcome.Delivered(int status) -> finish(event, token, "ok", Duration.ZERO, status, "", endpoint);
            case HookOutcome.Retry(Duration delay, int status, String reason) ->
                finish(event, token, "retry", delay, status, reason, endpoint);
            case HookOutcome.Defer(Duration delay) -> finish(event, token, "defer", delay, 0, "", endpoint);
            case HookOutcome.Dead(int status, String reason) ->
                finish(event, token, "dead", Duration.ZERO, status, reason, endpoint);
        };
    }

    private boolean finish(
            String event, String token, String outcome, Duration delay, int status, String reason, String endpoint) {
        Reply reply =
                link.run(Script.HOOK_FINISH, keys, event, token, outcome, delay.toMillis(), status, reason, endpoint);
        return switch (reply.status()) {
            case "OK" -> true;
            case "FENCED" -> false;
            default -> throw reply.unexpected("hookFinish");
        };
    }

    private HookEvent event(Reply leased) {
        Map<String, String> fields = leased.list(1).fields();
        String id = fields.getOrDefault("id", "");
        String generation = fields.getOrDefault("gen", "1");
        String hook = fields.getOrDefault("hook", "");
        Map<String, String> endpoint = link.call(it -> it.hgetall(keys.endpoint(endpointOf(hook))));
        return new HookEvent(
                leased.text(0),
                id + ":" + generation + ":" + fields.get("in"),
                fields.getOrDefault("token", ""),
                Integer.parseInt(fields.getOrDefault("att", "0")) + 1,
                new JobId(id),
                Integer.parseInt(generation),
                Long.parseLong(fields.getOrDefault("epoch", "0")),
                fields.getOrDefault("type", ""),
                fields.getOrDefault("tenant", "default"),
                hook,
                isUrl(hook) ? hook : endpoint.get("url"),
                Integer.parseInt(endpoint.getOrDefault("secret", "1")),
                moment(endpoint.get("disabledUntil")),
                Instant.ofEpochMilli(Long.parseLong(fields.getOrDefault("ended", "0"))),
                leased.textOrNull(2),
                fields.get("errClass"),
                fields.get("err"),
                fields.get("traceparent"));
    }

    /** A registered endpoint goes by its name, a URL by the first 16 hex digits of its SHA-256. */
    static String endpointOf(String hook) {
        if (!isUrl(hook)) {
            return hook;
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(hook.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this JDK has no SHA-256", impossible);
        }
    }

    private static boolean isUrl(String hook) {
        return hook.startsWith("https://") || hook.startsWith("http://");
    }

    private static @Nullable Instant moment(@Nullable String ms) {
        return ms == null ? null : Instant.ofEpochMilli(Long.parseLong(ms));
    }
}
