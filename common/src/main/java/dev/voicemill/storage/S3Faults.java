package dev.voicemill.storage;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns what the SDK throws into what an operator can act on. */
final class S3Faults {
    private static final Set<String> BUSY = Set.of("SlowDown", "RequestTimeout", "OperationAborted");
    private static final Pattern EXPECTED_REGION = Pattern.compile("expecting '([a-z0-9-]+)'");

    private final StorageSettings.Bucket bucket;

    S3Faults(StorageSettings.Bucket bucket) {
        this.bucket = bucket;
    }

    /** The fault of a call; {@code doing} reads like "cannot store jobs/x/voice.mp3". */
    StorageException explain(String doing, SdkException e) {
        if (e instanceof AwsServiceException refusal) {
            return refused(doing, refusal);
        }
        if (found(S3Credentials.Missing.class, e) != null) {
            return StorageException.lasting(
                    doing + ": no credentials for bucket " + bucket.name()
                            + "; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a profile in ~/.aws/credentials",
                    e);
        }
        if (found(SSLHandshakeException.class, e) != null) {
            return StorageException.lasting(
                    doing + ": no trusted TLS connection to " + bucket.place() + " (" + reason(e)
                            + "); check S3_ENDPOINT and its certificate",
                    e);
        }
        return StorageException.passing(
                doing + ": " + bucket.place() + " does not answer (" + reason(e)
                        + "); check S3_ENDPOINT and the network",
                e);
    }

    private StorageException refused(String doing, AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        if (e.statusCode() >= 500 || e.statusCode() == 429 || BUSY.contains(code)) {
            return StorageException.passing(
                    doing + ": " + bucket.place() + " answered " + answer(e, code) + "; it may pass by itself", e);
        }
        return StorageException.lasting(doing + ": " + lastingReason(e, code), e);
    }

    private String lastingReason(AwsServiceException e, String code) {
        return switch (code) {
            case "NoSuchBucket" ->
                "there is no bucket " + bucket.name() + " at " + bucket.place()
                        + "; create it, or correct S3_BUCKET and S3_ENDPOINT";
            case "NoSuchKey" -> "there is no such object in bucket " + bucket.name() + "; check the key";
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken" ->
                bucket.place() + " refused the credentials (" + code
                        + "); check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";
            case "RequestTimeTooSkewed" -> "the clock of this machine is wrong; set it, for example with NTP";
            default -> reasonByStatus(e, code);
        };
    }

    private String reasonByStatus(AwsServiceException e, String code) {
        Optional<String> region = regionOf(e);
        if (region.isPresent() || e.statusCode() == 301 || code.equals("AuthorizationHeaderMalformed")) {
            return "bucket " + bucket.name() + " is not in region " + bucket.region() + "; set S3_REGION"
                    + region.map(name -> " to " + name).orElse(" to the bucket's own");
        }
        return switch (e.statusCode()) {
            case 401, 403 ->
                "these credentials may not do that in bucket " + bucket.name() + " (" + answer(e, code)
                        + "); allow them to get, put and delete objects there";
            case 404 -> "bucket " + bucket.name() + " or the object does not exist; check S3_BUCKET and the key";
            default -> bucket.place() + " answered " + answer(e, code);
        };
    }

    private Optional<String> regionOf(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        if (details == null) {
            return Optional.empty();
        }
        Optional<String> named = details.sdkHttpResponse() == null
                ? Optional.empty()
                : details.sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region");
        Matcher expected = EXPECTED_REGION.matcher(String.valueOf(details.errorMessage()));
        return named.or(() -> expected.find() ? Optional.of(expected.group(1)) : Optional.empty())
                .filter(region -> !region.equals(bucket.region()));
    }

    private static String answer(AwsServiceException e, String code) {
        return code.isEmpty() ? Integer.toString(e.statusCode()) : e.statusCode() + " " + code;
    }

    private static String reason(SdkException e) {
        if (found(ApiCallTimeoutException.class, e) != null || found(ApiCallAttemptTimeoutException.class, e) != null) {
            return "no answer in time";
        }
        UnknownHostException unknown = found(UnknownHostException.class, e);
        if (unknown != null) {
            return "the name " + unknown.getMessage() + " is not known";
        }
        IOException broken = found(IOException.class, e);
        return String.valueOf(broken == null ? e.getMessage() : broken.getMessage());
    }

    private static <T extends Throwable> @Nullable T found(Class<T> kind, Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
