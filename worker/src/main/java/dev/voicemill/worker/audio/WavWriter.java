package dev.voicemill.worker.audio;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A mono 16-bit WAV file being written. It grows beside its final name as {@code .part} and appears under its own name
 * only when it is whole and on disk. One thread at a time.
 */
public final class WavWriter implements AutoCloseable {
    private final Path file;
    private final Path part;
    private final int sampleRate;
    private final FileChannel channel;
    private final OutputStream out;
    private long samples;
    private boolean finished;

    public WavWriter(Path file, int sampleRate) throws IOException {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        this.sampleRate = sampleRate;
        this.channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        Wav.writeHeader(out, sampleRate, 0);
    }

    /** Samples written so far, which is the offset of the next one. */
    public long samples() {
        return samples;
    }

    public void append(short[] pcm) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * pcm.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(pcm);
        out.write(bytes.array());
        samples += pcm.length;
    }

    public void appendSilence(long count) throws IOException {
        byte[] zeros = new byte[8192];
        for (long left = 2 * count; left > 0; left -= zeros.length) {
            out.write(zeros, 0, (int) Math.min(left, zeros.length));
        }
        samples += count;
    }

    /** Completes the header, brings the file to disk and gives it its name. */
    public Wav finish() throws IOException {
        out.flush();
        ByteArrayOutputStream header = new ByteArrayOutputStream(Wav.HEADER_BYTES);
        Wav.writeHeader(header, sampleRate, samples);
        ByteBuffer bytes = ByteBuffer.wrap(header.toByteArray());
        while (bytes.hasRemaining()) {
            channel.write(bytes, bytes.position());
        }
        channel.force(true);
        channel.close();
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        finished = true;
        return new Wav(file, sampleRate, 1, Wav.HEADER_BYTES, 2 * samples);
    }

    /** Removes the unfinished file, if there is one. */
    @Override
    public void close() throws IOException {
        if (!finished) {
            channel.close();
            Files.deleteIfExists(part);
        }
    }
}
