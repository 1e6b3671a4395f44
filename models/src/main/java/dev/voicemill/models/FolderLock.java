package dev.voicemill.models;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The right to change a models folder, held by one process at a time. The operating system gives it back when the
 * process ends, however it ends.
 */
final class FolderLock implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for the right, at most half an hour, and says so when it has to wait. */
    static FolderLock take(ModelsFolder folder, Screen screen)
            throws IOException, ModelsException, InterruptedException {
        Files.createDirectories(folder.root());
        var channel = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            taken = await(channel, folder, screen);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new FolderLock(channel);
    }

    private static boolean await(FileChannel channel, ModelsFolder folder, Screen screen)
            throws IOException, ModelsException, InterruptedException {
        for (long glances = 0; glances < PATIENCE.dividedBy(GLANCE); glances++) {
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null) {
                return true;
            }
            if (glances == 0) {
                screen.whisper("%s: process %s is working here; waiting for it to finish"
                        .formatted(folder.root(), holder(folder)));
            }
            Thread.sleep(GLANCE);
        }
        throw new ModelsException(
                "%s: process %s has been working here for %d minutes"
                        .formatted(folder.root(), holder(folder), PATIENCE.toMinutes()),
                "look at that process; when it is stuck, stop it and run this command again");
    }

    private static String holder(ModelsFolder folder) throws IOException {
        String pid = Files.readString(folder.lock()).strip();
        return pid.isEmpty() ? "(unknown)" : pid;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
