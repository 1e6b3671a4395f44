package dev.voicemill.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.voicemill.config.Secret;
import dev.voicemill.sign.WebhookSignature.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookSignatureTest {
    private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Secret OTHER = new Secret("whsec_plJ3nmyCDGBKInavdOK15jsl");
    private static final String ID = "01JDXK:1:1790000000000";
    private static final Instant SENT = Instant.ofEpochSecond(1_790_000_000);
    private static final byte[] BODY = bytes("{\"type\":\"job.done\"}");

    /** The example that the specification's reference libraries test themselves with. */
    @Test
    void signsThePublishedExample() {
        String signature = WebhookSignature.sign(
                SECRET,
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330),
                bytes("{\"test\": 2432232314}"));
        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    /** Worked out with {@code openssl dgst -sha256 -mac HMAC -macopt hexkey:KEY -binary | base64}. */
    @Test
    void signsAsOpensslDoes() {
        assertThat(WebhookSignature.sign(SECRET, ID, SENT, BODY))
                .isEqualTo("v1,cZ8v1iEQ6KXBBnnRhk3+hDORSOav1TZSpUCC2Mdd5rM=");
    }

    @Test
    void acceptsWhatWasSigned() {
        assertThat(verify(headers(SECRET), BODY, SENT)).isEqualTo(Verdict.VALID);
    }

    @Test
    void acceptsEitherSecretWhileOneReplacesTheOther() {
        WebhookHeaders both = WebhookSignature.headers(List.of(OTHER, SECRET), ID, SENT, BODY);
        assertThat(both.signature().split(" ")).hasSize(2);
        assertThat(WebhookSignature.verify(SECRET, both, BODY, SENT)).isEqualTo(Verdict.VALID);
        assertThat(WebhookSignature.verify(OTHER, both, BODY, SENT)).isEqualTo(Verdict.VALID);
    }

    @Test
    void refusesAnotherSecretBodyIdOrTime() {
        WebhookHeaders good = headers(SECRET);
        assertThat(WebhookSignature.verify(OTHER, good, BODY, SENT)).isEqualTo(Verdict.FORGED);
        assertThat(verify(good, bytes("{\"type\":\"job.dead\"}"), SENT)).isEqualTo(Verdict.FORGED);
        assertThat(verify(new WebhookHeaders("another", good.timestamp(), good.signature()), BODY, SENT))
                .isEqualTo(Verdict.FORGED);
        assertThat(verify(new WebhookHeaders(ID, "1790000001", good.signature()), BODY, SENT))
                .isEqualTo(Verdict.FORGED);
    }

    @Test
    void allowsFiveMinutesEitherWay() {
        Duration almost = WebhookSignature.TOLERANCE;
        Duration tooMuch = almost.plusSeconds(1);
        assertThat(verify(headers(SECRET), BODY, SENT.plus(almost))).isEqualTo(Verdict.VALID);
        assertThat(verify(headers(SECRET), BODY, SENT.minus(almost))).isEqualTo(Verdict.VALID);
        assertThat(verify(headers(SECRET), BODY, SENT.plus(tooMuch))).isEqualTo(Verdict.STALE);
        assertThat(verify(headers(SECRET), BODY, SENT.minus(tooMuch))).isEqualTo(Verdict.STALE);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1790000000, MALFORMED",
        "id, '', MALFORMED",
        "id, soon, MALFORMED",
        "id, -1, MALFORMED",
        "id, 99999999999999999999, MALFORMED",
        "id, 999999999999999, STALE"
    })
    void namesHeadersThatAreNoWebhooks(String id, String timestamp, Verdict verdict) {
        assertThat(verify(new WebhookHeaders(id, timestamp, "v1,x"), BODY, SENT))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"''", "v1", "'v1,'", "'v1,***'", "'v2,AAAA'", "'v1a,AAAA'", "' '"})
    void refusesSignaturesOfOtherKinds(String signature) {
        assertThat(verify(new WebhookHeaders(ID, "1790000000", signature), BODY, SENT))
                .isEqualTo(Verdict.FORGED);
    }

    @Test
    void doesNotPrintASecretThatItCannotRead() {
        assertThatThrownBy(() -> WebhookSignature.sign(new Secret("whsec_not base64"), ID, SENT, BODY))
                .hasMessageContaining("copy it whole")
                .hasMessageNotContaining("not base64");
    }

    private static WebhookHeaders headers(Secret secret) {
        return WebhookSignature.headers(List.of(secret), ID, SENT, BODY);
    }

    private static Verdict verify(WebhookHeaders headers, byte[] body, Instant now) {
        return WebhookSignature.verify(SECRET, headers, body, now);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
