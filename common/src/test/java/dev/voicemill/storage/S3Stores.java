package dev.voicemill.storage;

import dev.voicemill.fixture.S3Server;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Stores on the test's S3 server. */
final class S3Stores {
    static final AwsCredentialsProvider KEY = key(S3Server.KEY_ID, S3Server.KEY_SECRET);

    private S3Stores() {}

    static S3Store at(URI endpoint) {
        return at(endpoint, S3Server.BUCKET, KEY);
    }

    static S3Store at(URI endpoint, String bucket, AwsCredentialsProvider credentials) {
        return new S3Store(new StorageSettings.Bucket(bucket, endpoint, "us-east-1", "", true), credentials);
    }

    static AwsCredentialsProvider key(String id, String secret) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret));
    }
}
