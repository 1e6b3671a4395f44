package dev.voicemill.sign;

import dev.voicemill.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The symmetric signature {@code v1} of Standard Webhooks 1.0.0 over {@code id.timestamp.body}. */
public final class WebhookSignature {
    /** How far a webhook's time may be from the receiver's: the tolerance of the specification's own libraries. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String VERSION = "v1,";

    private WebhookSignature() {}

    /** What a receiver finds. */
    public enum Verdict {
        VALID,
        /** The headers are not those of a webhook. */
        MALFORMED,
        /** Too old, or from the future: perhaps a replay, perhaps a wrong clock. */
        STALE,
        /** Signed with another secret, or changed on the way. */
        FORGED
    }

    /** One signature: {@code v1,} and base64 of HMAC-SHA256. */
    public static String sign(Secret secret, String id, Instant timestamp, byte[] body) {
        return VERSION + Base64.getEncoder().encodeToString(hash(secret, id, seconds(timestamp), body));
    }

    /** The headers of one attempt, signed with every secret that is in force; the newest first. */
    public static WebhookHeaders headers(List<Secret> secrets, String id, Instant timestamp, byte[] body) {
        String signatures = secrets.stream()
                .map(secret -> sign(secret, id, timestamp, body))
                .collect(Collectors.joining(" "));
        return new WebhookHeaders(id, seconds(timestamp), signatures);
    }

    /** Checks a webhook as its receiver should: any one good signature makes it valid. */
    public static Verdict verify(Secret secret, WebhookHeaders headers, byte[] body, Instant now) {
        if (headers.id().isEmpty() || !headers.timestamp().matches("[0-9]{1,15}")) {
            return Verdict.MALFORMED;
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(headers.timestamp()));
        if (Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0) {
            return Verdict.STALE;
        }
        byte[] expected = hash(secret, headers.id(), headers.timestamp(), body);
        boolean valid = false;
        for (String signature : headers.signature().split(" ", -1)) {
            valid |= signature.startsWith(VERSION)
                    && MessageDigest.isEqual(expected, decoded(signature.substring(VERSION.length())));
        }
        return valid ? Verdict.VALID : Verdict.FORGED;
    }

    private static byte[] hash(Secret secret, String id, String timestamp, byte[] body) {
        byte[] start = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return Hmac.of(WebhookSecret.key(secret), start, body);
    }

    private static String seconds(Instant timestamp) {
        return Long.toString(timestamp.getEpochSecond());
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }
}
