package dev.voicemill.storage;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The SDK's search for a key, with an end to its patience and a plain answer when there is none. */
final class S3Credentials implements AwsCredentialsProvider {
    private static final int PATIENCE_S = 5;

    private final AwsCredentialsProvider search;

    S3Credentials(AwsCredentialsProvider search) {
        this.search = search;
    }

    /**
     * The SDK's own chain. Only Amazon's machines hand out keys for Amazon's buckets, so with any other endpoint the
     * instance metadata address is left out: nobody answers there, and the search would hang for seconds.
     */
    static S3Credentials chain(StorageSettings.Bucket bucket) {
        if (bucket.endpoint() == null) {
            return new S3Credentials(DefaultCredentialsProvider.builder().build());
        }
        return new S3Credentials(AwsCredentialsProviderChain.of(
                SystemPropertyCredentialsProvider.create(),
                EnvironmentVariableCredentialsProvider.create(),
                ProfileCredentialsProvider.create(),
                ContainerCredentialsProvider.create()));
    }

    @Override
    public AwsCredentials resolveCredentials() {
        var answer = new CompletableFuture<AwsCredentials>();
        Thread.ofVirtual().name("s3-credentials").start(() -> {
            try {
                answer.complete(search.resolveCredentials());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw new Missing(e);
        }
    }

    /** No key was found. */
    static final class Missing extends SdkClientException {
        private static final long serialVersionUID = 1;

        private Missing(Throwable cause) {
            super(SdkClientException.builder().message("no credentials").cause(cause));
        }
    }
}
