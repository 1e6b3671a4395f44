package dev.voicemill.sign;

import dev.voicemill.config.Environment;
import dev.voicemill.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The secret that one endpoint's webhooks are signed with. It is derived from the fleet's master secret, so that no
 * process has to keep it and Redis never sees it.
 */
public final class WebhookSecret {
    static final String PREFIX = "whsec_";

    private static final int MASTER_LEAST = 32;
    private static final int ENDPOINT_ID_BYTES = 8;

    private WebhookSecret() {}

    /**
     * The master secret from {@code VM_WEBHOOK_SECRET}. A receiver knows its own secret and could guess a short master
     * secret from it, and with that forge everyone's webhooks: hence the least length.
     */
    public static Optional<Secret> master(Environment environment) {
        Optional<Secret> master = environment.secret("VM_WEBHOOK_SECRET");
        if (master.isPresent() && master.get().reveal().length() < MASTER_LEAST) {
            environment.problem(
                    "VM_WEBHOOK_SECRET",
                    "is shorter than " + MASTER_LEAST + " characters; make one with: openssl rand -base64 32");
        }
        return master;
    }

    /**
     * An endpoint's secret: {@code whsec_} and the base64 of HMAC-SHA256(master, endpoint + "." + generation).
     *
     * @param endpoint a registered endpoint's name, or the {@link #endpointId} of an address
     * @param generation raised to replace the secret
     */
    public static Secret derive(Secret master, String endpoint, int generation) {
        byte[] key = master.reveal().getBytes(StandardCharsets.UTF_8);
        byte[] derived = Hmac.of(key, (endpoint + "." + generation).getBytes(StandardCharsets.UTF_8));
        return new Secret(PREFIX + Base64.getEncoder().encodeToString(derived));
    }

    /** The name of an endpoint that is known by its address only: the first 16 hex digits of the address's SHA-256. */
    public static String endpointId(String url) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(url.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ENDPOINT_ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** The key bytes inside a secret. */
    static byte[] key(Secret secret) {
        String text = secret.reveal();
        String encoded = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        try {
            return Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("a webhook secret is whsec_ and base64; copy it whole");
        }
    }
}
