package dev.voicemill.models;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Release addresses over HTTP. A download that broke off goes on where it ended, in this run and in the next.
 *
 * <p>HttpURLConnection is used because it alone bounds each single read: a server that falls silent is noticed.
 */
final class UrlSource implements Source {
    private static final int ATTEMPTS = 4;
    private static final int SILENCE_MS = 30_000;

    private final Function<ModelFile, @Nullable URI> address;
    private final Source rest;
    private final Duration limit;

    /**
     * @param address where a file is published, null when nowhere
     * @param rest where files without an address come from
     * @param limit the longest that one attempt at one file may take
     */
    UrlSource(Function<ModelFile, @Nullable URI> address, Source rest, Duration limit) {
        this.address = address;
        this.rest = rest;
        this.limit = limit;
    }

    @Override
    public void bring(List<ModelFile> missing, Fetched fetched, Progress progress)
            throws IOException, ModelsException, InterruptedException {
        List<ModelFile> without =
                missing.stream().filter(file -> address.apply(file) == null).toList();
        if (!without.isEmpty()) {
            rest.bring(without, fetched, progress);
        }
        long done = without.stream().mapToLong(file -> file.sum().bytes()).sum();
        for (ModelFile file : missing) {
            @Nullable URI url = address.apply(file);
            if (url != null) {
                progress.doing(file.name());
                try (var part = Replacement.resume(fetched.path(file.name()))) {
                    download(url, file, part, new Meter(progress, done));
                    part.commit();
                }
                done += file.sum().bytes();
            }
        }
    }

    private record Meter(Progress progress, long before) {
        void reached(long bytes) {
            progress.reached(before + bytes);
        }
    }

    private void download(URI url, ModelFile file, Replacement part, Meter meter) throws IOException, ModelsException {
        @Nullable IOException last = null;
        for (int attempt = 0; attempt < ATTEMPTS && part.bytes() < file.sum().bytes(); attempt++) {
            try {
                attempt(url, file, part, meter);
            } catch (IOException e) {
                last = e;
            }
        }
        if (part.bytes() < file.sum().bytes()) {
            throw new ModelsException(
                    "%s: %s%s".formatted(file.name(), url, last == null ? " ended early" : ": " + reason(last)),
                    "check the network and run the command again: it goes on at byte " + part.bytes());
        }
        Checksum found = part.sum();
        if (!found.equals(file.sum())) {
            part.discard();
            throw ModelsException.wrongHash(
                    file.name(), file.sum(), found, url + " holds another file; fetch without --from url");
        }
    }

    private void attempt(URI url, ModelFile file, Replacement part, Meter meter) throws IOException, ModelsException {
        var connection = (HttpURLConnection) url.toURL().openConnection();
        try {
            connection.setConnectTimeout(SILENCE_MS);
            connection.setReadTimeout(SILENCE_MS);
            if (part.bytes() > 0) {
                connection.setRequestProperty("Range", "bytes=" + part.bytes() + "-");
            }
            int status = connection.getResponseCode();
            if (status == HttpURLConnection.HTTP_OK) {
                part.restart();
            } else if (status >= 400 && status < 500) {
                throw new ModelsException(
                        "%s: %s answered %d".formatted(file.name(), url, status),
                        "the release has moved; fetch it from its package (without --from) or with --from-dir DIR");
            } else if (status != HttpURLConnection.HTTP_PARTIAL) {
                throw new IOException("status " + status);
            }
            try (InputStream body = connection.getInputStream()) {
                copy(body, file.sum().bytes(), part, meter);
            }
        } finally {
            connection.disconnect();
        }
    }

    private void copy(InputStream body, long size, Replacement part, Meter meter) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        byte[] block = new byte[1 << 16];
        while (part.bytes() <= size) {
            int read = body.read(block);
            if (read < 0) {
                return;
            }
            part.stream().write(block, 0, read);
            meter.reached(part.bytes());
            if (System.nanoTime() > deadline) {
                throw new IOException("took longer than " + limit.toSeconds() + " s (--timeout)");
            }
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
