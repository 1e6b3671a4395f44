package dev.voicemill.storage;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Objects in a bucket that speaks S3. The hash of an object travels with it as metadata, and the SDK repeats a call that
 * met a busy server twice before the fault is thrown.
 */
public final class S3Store implements ObjectStore {
    private static final String SHA256 = "sha256";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(10);

    private final StorageSettings.Bucket bucket;
    private final S3Client client;
    private final S3Presigner signer;
    private final S3Faults faults;

    S3Store(StorageSettings.Bucket bucket, AwsCredentialsProvider credentials) {
        this.bucket = bucket;
        this.faults = new S3Faults(bucket);
        // Servers other than Amazon's refuse checksum trailers and chunked signatures; Content-MD5 guards the upload.
        var dialect = S3Configuration.builder()
                .pathStyleAccessEnabled(bucket.pathStyle())
                .chunkedEncodingEnabled(false)
                .build();
        var line = UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(SILENCE_TIMEOUT);
        this.client = S3Client.builder()
                .httpClientBuilder(line)
                .region(Region.of(bucket.region()))
                .endpointOverride(bucket.endpoint())
                .credentialsProvider(credentials)
                .serviceConfiguration(dialect)
                .overrideConfiguration(calls -> calls.retryStrategy(RetryMode.STANDARD))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
        this.signer = S3Presigner.builder()
                .region(Region.of(bucket.region()))
                .endpointOverride(bucket.endpoint())
                .credentialsProvider(credentials)
                .serviceConfiguration(dialect)
                .build();
    }

    @Override
    public Stored put(String key, Path file, String contentType) throws StorageException {
        ObjectKey.check(key);
        try {
            FileDigest digest = FileDigest.of(file);
            client.putObject(
                    request -> request.bucket(bucket.name())
                            .key(full(key))
                            .contentType(contentType)
                            .contentMD5(digest.md5())
                            .metadata(Map.of(SHA256, digest.sha256())),
                    RequestBody.fromFile(file));
            return new Stored(key, digest.bytes(), digest.sha256());
        } catch (SdkException e) {
            throw faults.explain("cannot store " + key, e);
        } catch (IOException e) {
            throw StorageException.lasting("cannot store " + key + ": " + file + " cannot be read", e);
        }
    }

    @Override
    public void get(String key, Path target) throws StorageException {
        ObjectKey.check(key);
        Path part = target.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            try {
                client.getObject(
                        request -> request.bucket(bucket.name()).key(full(key)), ResponseTransformer.toFile(part));
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (SdkException e) {
            throw faults.explain("cannot fetch " + key, e);
        } catch (IOException e) {
            throw StorageException.passing("cannot write " + key + " to " + target + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Stored> find(String key) throws StorageException {
        ObjectKey.check(key);
        try {
            HeadObjectResponse head =
                    client.headObject(request -> request.bucket(bucket.name()).key(full(key)));
            return Optional.of(
                    new Stored(key, head.contentLength(), head.metadata().getOrDefault(SHA256, "")));
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        } catch (SdkException e) {
            throw faults.explain("cannot look for " + key, e);
        }
    }

    @Override
    public URI link(String key, Duration validFor) throws StorageException {
        ObjectKey.check(key);
        LinkLife.check(validFor);
        try {
            return signer.presignGetObject(presign -> presign.signatureDuration(validFor)
                            .getObjectRequest(
                                    request -> request.bucket(bucket.name()).key(full(key))))
                    .url()
                    .toURI();
        } catch (SdkException e) {
            throw faults.explain("cannot link " + key, e);
        } catch (URISyntaxException e) {
            throw StorageException.lasting("cannot link " + key + ": S3_ENDPOINT makes no address of it", e);
        }
    }

    @Override
    public void check() throws StorageException {
        String probe = full(".check/" + UUID.randomUUID());
        try {
            client.putObject(
                    request -> request.bucket(bucket.name())
                            .key(probe)
                            .overrideConfiguration(limits -> limits.apiCallTimeout(CHECK_TIMEOUT)),
                    RequestBody.fromString("voicemill"));
            client.deleteObject(request -> request.bucket(bucket.name())
                    .key(probe)
                    .overrideConfiguration(limits -> limits.apiCallTimeout(CHECK_TIMEOUT)));
        } catch (SdkException e) {
            throw faults.explain("the bucket is not usable", e);
        }
    }

    @Override
    public void close() {
        signer.close();
        client.close();
    }

    private String full(String key) {
        return bucket.prefix() + key;
    }
}
