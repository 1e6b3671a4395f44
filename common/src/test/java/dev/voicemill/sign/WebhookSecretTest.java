package dev.voicemill.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.config.Environment;
import dev.voicemill.config.Secret;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {
    private static final Secret MASTER = new Secret("0123456789abcdef0123456789abcdef");

    /** Worked out with {@code printf '%s' 9f86d081884c7d65.1 | openssl dgst -sha256 -hmac MASTER -binary | base64}. */
    @Test
    void derivesAsOpensslDoes() {
        assertThat(WebhookSecret.derive(MASTER, "9f86d081884c7d65", 1).reveal())
                .isEqualTo("whsec_hWEBBMwEtBTh6LY1hEnUYhSlLnGwshgTGylG7xgXJBI=");
    }

    @Test
    void isThirtyTwoBytes() {
        String secret = WebhookSecret.derive(MASTER, "billing", 1).reveal();
        assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length())))
                .hasSize(32);
    }

    @Test
    void differsByEndpointGenerationAndMaster() {
        var secrets = Stream.of(
                        WebhookSecret.derive(MASTER, "billing", 1),
                        WebhookSecret.derive(MASTER, "billing", 2),
                        WebhookSecret.derive(MASTER, "shipping", 1),
                        WebhookSecret.derive(new Secret("another master secret of 32 chars"), "billing", 1))
                .map(Secret::reveal);
        assertThat(secrets).doesNotHaveDuplicates();
    }

    /** Worked out with {@code printf '%s' URL | sha256sum | cut -c1-16}. */
    @Test
    void namesAnAddressByItsHash() {
        assertThat(WebhookSecret.endpointId("https://hooks.example.com/voicemill"))
                .isEqualTo("12c8a84f82ee28a4");
    }

    @Test
    void refusesAMasterSecretThatCouldBeGuessed() {
        var environment = new Environment(Map.of("VM_WEBHOOK_SECRET", "short"));
        assertThat(WebhookSecret.master(environment)).isPresent();
        assertThat(environment.problems())
                .singleElement()
                .asString()
                .contains("shorter than 32 characters")
                .contains("openssl rand")
                .doesNotContain("\"short\"");
    }

    @Test
    void needsNoMasterSecretWhereThereAreNoHooks() {
        var environment = new Environment(Map.of());
        assertThat(WebhookSecret.master(environment)).isEmpty();
        assertThat(environment.problems()).isEmpty();
    }
}
