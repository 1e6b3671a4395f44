package dev.voicemill.worker.lease;

import dev.voicemill.job.JobId;
import dev.voicemill.queue.DeadClaim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The machine's own count of running jobs: one lock file per slot in a folder that all workers of the machine share. A slot in
 * Redis frees when a lease lapses, while the frozen owner's FFmpeg may still burn a core; a lock file frees only when its owner
 * is gone. Whoever locks a file that still names a job knows that its owner died, and hands the pair to the reaper.
 *
 * <p>The locks are POSIX locks of this process: each file is opened once and stays open. Safe for use by several threads.
 */
public final class NodeSlots implements AutoCloseable {
    private final List<Slot> slots = new ArrayList<>();
    private final List<DeadClaim> orphans = new ArrayList<>();

    /** One slot; while busy it is locked by this process. */
    public final class Slot {
        private final FileChannel file;
        private @Nullable FileLock lock;

        private Slot(FileChannel file) {
            this.file = file;
        }

        /** Writes down who uses the slot, so that a successor can tell at once if this process dies. */
        public void holds(JobId id, String token) {
            synchronized (NodeSlots.this) {
                write(file, id.value() + " " + token);
            }
        }

        /** Gives the slot back. The thread that ends the job calls it, after the last child process is gone. */
        public void release() {
            synchronized (NodeSlots.this) {
                write(file, "");
                unlock(this);
            }
        }
    }

    /** Opens {@code count} slot files below {@code folder}, which is made when missing. */
    public NodeSlots(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        for (int i = 1; i <= count; i++) {
            slots.add(new Slot(FileChannel.open(
                    folder.resolve("slot-" + i),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE)));
        }
    }

    /** Takes a free slot, or nothing when other jobs of this machine hold them all. */
    public synchronized Optional<Slot> take() {
        for (Slot slot : slots) {
            if (slot.lock == null && tryLock(slot)) {
                collectOrphan(slot);
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }

    /**
     * Looks at every free slot for the mark of a dead owner, and returns all marks found since the last call. They stay the
     * caller's to report: a pair that is not reaped now is reaped when its lease lapses.
     */
    public synchronized List<DeadClaim> takeOrphans() {
        for (Slot slot : slots) {
            if (slot.lock == null && tryLock(slot)) {
                collectOrphan(slot);
                unlock(slot);
            }
        }
        var found = List.copyOf(orphans);
        orphans.clear();
        return found;
    }

    private void collectOrphan(Slot slot) {
        String mark = read(slot.file);
        var words = mark.split(" ", -1);
        if (words.length == 2 && JobId.usable(words[0])) {
            orphans.add(new DeadClaim(new JobId(words[0]), words[1]));
        }
        write(slot.file, "");
    }

    private static boolean tryLock(Slot slot) {
        try {
            slot.lock = slot.file.tryLock();
            return slot.lock != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unlock(Slot slot) {
        try {
            if (slot.lock != null) {
                slot.lock.release();
                slot.lock = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(FileChannel file) {
        try {
            ByteBuffer bytes = ByteBuffer.allocate(256);
            file.read(bytes, 0);
            return StandardCharsets.UTF_8.decode(bytes.flip()).toString().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(FileChannel file, String text) {
        try {
            file.truncate(0);
            file.write(StandardCharsets.UTF_8.encode(text), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        for (Slot slot : slots) {
            slot.file.close();
        }
    }
}
