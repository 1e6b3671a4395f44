package dev.voicemill.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * A file written beside its target as {@code <target>.part}, which takes the target's place in one step when it is
 * whole. Until {@link #commit} the earlier target is untouched; what is not committed is deleted on close, unless it was
 * opened to be resumed. One thread.
 */
final class Replacement implements AutoCloseable {
    private final Path target;
    private final Path part;
    private final FileChannel channel;
    private final MessageDigest digest;
    private final OutputStream stream;
    private boolean keep;

    private Replacement(Path target, boolean resume) throws IOException {
        this.target = target;
        this.part = target.resolveSibling(target.getFileName() + ".part");
        Files.createDirectories(target.toAbsolutePath().getParent());
        this.channel =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        this.digest = Checksum.digest();
        this.stream = new DigestOutputStream(Channels.newOutputStream(channel), digest);
        this.keep = resume;
        if (resume) {
            readWhatIsThere();
        } else {
            restart();
        }
    }

    /** Begins anew; an earlier part is overwritten. */
    static Replacement begin(Path target) throws IOException {
        return new Replacement(target, false);
    }

    /** Goes on where an earlier part ended; {@link #bytes()} says where that is. Kept on close. */
    static Replacement resume(Path target) throws IOException {
        return new Replacement(target, true);
    }

    private void readWhatIsThere() throws IOException {
        var block = ByteBuffer.allocate(1 << 16);
        while (channel.read(block) >= 0) {
            digest.update(block.flip());
            block.clear();
        }
    }

    OutputStream stream() {
        return stream;
    }

    long bytes() throws IOException {
        return channel.position();
    }

    /** Forgets what was written so far. */
    void restart() throws IOException {
        channel.truncate(0);
        digest.reset();
    }

    /**
     * Writes at most {@code limit} bytes and one more of {@code in}: enough to know that it is too long, never more than
     * the disk was asked for.
     */
    void fill(InputStream in, long limit) throws IOException {
        byte[] block = new byte[1 << 17];
        long left = limit + 1;
        while (left > 0) {
            int read = in.read(block, 0, (int) Math.min(block.length, left));
            if (read < 0) {
                return;
            }
            stream.write(block, 0, read);
            left -= read;
        }
    }

    /** The sum of all that was written; ends the writing. */
    Checksum sum() throws IOException {
        return Checksum.of(channel.position(), digest);
    }

    /** Makes the part durable and puts it in the target's place. */
    void commit() throws IOException {
        channel.force(true);
        channel.close();
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var folder = FileChannel.open(target.toAbsolutePath().getParent())) {
            folder.force(true);
        }
        keep = true;
    }

    /** Has the part deleted on close, also when it was to be resumed. */
    void discard() {
        keep = false;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!keep) {
            Files.deleteIfExists(part);
        }
    }
}
