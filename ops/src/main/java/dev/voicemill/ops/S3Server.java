package dev.voicemill.ops;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * An S3-protocol server inside this JVM, on a free loopback port, over a folder. It checks signatures against
 * credentials made for this one run.
 */
final class S3Server implements AutoCloseable {
    private static final String REGION = "us-east-1";

    private final S3Proxy proxy;
    private final String bucket;
    private final String keyId;
    private final String keySecret;

    private S3Server(S3Proxy proxy, String bucket, String keyId, String keySecret) {
        this.proxy = proxy;
        this.bucket = bucket;
        this.keyId = keyId;
        this.keySecret = keySecret;
    }

    /**
     * Starts the server.
     *
     * @param folder an existing folder of its own; each folder in it is a bucket
     * @param bucket a bucket that is there from the start
     */
    static S3Server start(Path folder, String bucket) throws IOException {
        Files.createDirectories(folder.resolve(bucket));
        HexFormat hex = HexFormat.of().withUpperCase();
        String keyId = "DEMO" + hex.formatHex(SecureRandom.getSeed(8));
        String keySecret = hex.formatHex(SecureRandom.getSeed(20));
        try {
            S3Proxy proxy = S3Proxy.builder()
                    .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, keyId, keySecret)
                    .build();
            proxy.start();
            return new S3Server(proxy, bucket, keyId, keySecret);
        } catch (Exception e) { // what S3Proxy declares
            throw new IOException("the S3 server did not start: " + e.getMessage(), e);
        }
    }

    /** The environment that makes a worker or the command line use this server. */
    Map<String, String> environment() {
        return Map.of(
                "S3_ENDPOINT", "http://127.0.0.1:" + proxy.getPort(),
                "S3_REGION", REGION,
                "S3_BUCKET", bucket,
                "S3_PATH_STYLE", "true",
                "AWS_ACCESS_KEY_ID", keyId,
                "AWS_SECRET_ACCESS_KEY", keySecret);
    }

    /** Gives the credentials to S3 clients of this JVM too, where the SDK's chain looks first. */
    void admitThisProcess() {
        System.setProperty("aws.accessKeyId", keyId);
        System.setProperty("aws.secretAccessKey", keySecret);
    }

    @Override
    public void close() throws IOException {
        try {
            proxy.stop();
        } catch (Exception e) { // what S3Proxy declares
            throw new IOException("the S3 server did not stop: " + e.getMessage(), e);
        }
    }
}
