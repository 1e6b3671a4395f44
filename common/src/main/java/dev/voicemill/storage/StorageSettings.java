package dev.voicemill.storage;

import dev.voicemill.config.Environment;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the objects lie: a bucket or a folder, never both. */
public sealed interface StorageSettings {
    /**
     * A bucket that speaks S3.
     *
     * @param endpoint null for Amazon's own
     * @param prefix put before every key; empty or ending in {@code /}
     * @param pathStyle whether the bucket's name stands in the path and not in the host
     */
    record Bucket(String name, @Nullable URI endpoint, String region, String prefix, boolean pathStyle)
            implements StorageSettings {
        /** The place as an operator would look for it. */
        String place() {
            return endpoint == null ? "Amazon S3 in " + region : endpoint.toString();
        }
    }

    record Folder(Path path) implements StorageSettings {}

    /**
     * Reads {@code S3_BUCKET}, {@code S3_ENDPOINT}, {@code S3_REGION}, {@code S3_PREFIX} and {@code S3_PATH_STYLE}, or
     * {@code STORE_DIR}. Problems are noted in the environment; what is returned then only lets the reading go on.
     */
    static StorageSettings from(Environment environment) {
        Optional<String> bucket = environment.optionalText("S3_BUCKET");
        Optional<Path> folder = environment.optionalPath("STORE_DIR");
        if (bucket.isPresent() && folder.isPresent()) {
            environment.problem("STORE_DIR", "is set and so is S3_BUCKET; keep the one where results shall lie");
        }
        if (bucket.isEmpty() && folder.isEmpty()) {
            environment.problem("S3_BUCKET", "is not set; name a bucket, or a folder in STORE_DIR");
        }
        return bucket.<StorageSettings>map(name -> bucket(name, environment))
                .orElseGet(() -> new Folder(folder.orElse(Path.of("store")).toAbsolutePath()));
    }

    private static Bucket bucket(String name, Environment environment) {
        if (!name.matches("[A-Za-z0-9._-]{3,255}")) {
            environment.problem(
                    "S3_BUCKET", "is not the name of a bucket; give the name alone, without s3:// or a path");
        }
        URI endpoint = environment.optionalUri("S3_ENDPOINT").orElse(null);
        if (endpoint != null && !isPlain(endpoint)) {
            environment.problem("S3_ENDPOINT", "is not like https://host:9000; leave out the bucket and any path");
            endpoint = null;
        }
        return new Bucket(
                name,
                endpoint,
                environment.text("S3_REGION", "us-east-1"),
                prefix(environment),
                environment.flag("S3_PATH_STYLE", endpoint != null && cannotCarryABucketName(endpoint)));
    }

    private static boolean isPlain(URI endpoint) {
        return ("https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme()))
                && (endpoint.getPath().isEmpty() || endpoint.getPath().equals("/"))
                && endpoint.getQuery() == null
                && endpoint.getUserInfo() == null;
    }

    /** An address or a single word such as {@code localhost}: nobody resolves {@code bucket.127.0.0.1}. */
    private static boolean cannotCarryABucketName(URI endpoint) {
        String host = endpoint.getHost();
        return !host.contains(".") || host.startsWith("[") || host.matches("[0-9.]+");
    }

    private static String prefix(Environment environment) {
        String given = environment.text("S3_PREFIX", "").replaceAll("^/+|/+$", "");
        if (given.isEmpty()) {
            return "";
        }
        ObjectKey.fault(given).ifPresent(fault -> environment.problem("S3_PREFIX", fault));
        return given + "/";
    }
}
