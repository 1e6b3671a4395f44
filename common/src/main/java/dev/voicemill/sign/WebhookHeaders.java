package dev.voicemill.sign;

import java.util.Map;

/**
 * The three headers of a webhook, as sent.
 *
 * @param id {@code webhook-id}: the same over all attempts, so that receivers can drop repeats
 * @param timestamp {@code webhook-timestamp}: unix seconds of this attempt
 * @param signature {@code webhook-signature}: one or more signatures separated by spaces
 */
public record WebhookHeaders(String id, String timestamp, String signature) {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    public Map<String, String> asMap() {
        return Map.of(ID, id, TIMESTAMP, timestamp, SIGNATURE, signature);
    }
}
