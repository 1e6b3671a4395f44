package dev.voicemill.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a file is known by: its size in bytes and its sha256 as 64 lower-case hex digits. */
record Checksum(long bytes, String sha256) {
    private static final int BLOCK = 1 << 17;

    static Checksum of(Path file) throws IOException {
        var digest = digest();
        long bytes = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[BLOCK];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
                bytes += read;
            }
        }
        return of(bytes, digest);
    }

    /** The sum of what {@code digest} has been fed; the digest is reset. */
    static Checksum of(long bytes, MessageDigest digest) {
        return new Checksum(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "sha256 " + sha256 + ", " + bytes + " bytes";
    }
}
