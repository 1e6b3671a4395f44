package dev.voicemill.worker.audio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A WAV file of 16-bit samples on disk. Only its header is in memory; samples are streamed or read in stretches.
 *
 * <p>The RIFF chunks are walked here because a file that was written to a pipe claims a length of 4 GB: the length of
 * the samples ends at the end of the file, whatever the header says.
 *
 * @param dataStart where the samples begin, in bytes
 * @param dataBytes how many bytes of samples there are, whole frames only
 */
public record Wav(Path file, int sampleRate, int channels, long dataStart, long dataBytes) {
    static final int HEADER_BYTES = 44;
    private static final int RIFF = 0x46464952;
    private static final int WAVE = 0x45564157;
    private static final int FMT = 0x20746d66;
    private static final int DATA = 0x61746164;
    private static final int PCM = 1;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int MAX_CHUNKS = 1_000;

    /**
     * Reads the header.
     *
     * @throws IOException when it is no WAV file of 16-bit PCM; the message names the file and what was found
     */
    public static Wav open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer start = read(channel, 0, 12);
            if (start.remaining() < 12 || start.getInt(0) != RIFF || start.getInt(8) != WAVE) {
                throw new IOException(file + " is not a WAV file");
            }
            return walk(file, channel);
        }
    }

    private static Wav walk(Path file, FileChannel channel) throws IOException {
        int rate = 0;
        int channels = 0;
        long at = 12;
        for (int chunk = 0; chunk < MAX_CHUNKS; chunk++) {
            ByteBuffer head = read(channel, at, 8);
            if (head.remaining() < 8) {
                break;
            }
            long size = Integer.toUnsignedLong(head.getInt(4));
            if (head.getInt(0) == FMT) {
                ByteBuffer format = format(file, read(channel, at + 8, 16));
                channels = format.getShort(2);
                rate = format.getInt(4);
            } else if (head.getInt(0) == DATA && channels > 0) {
                long left = channel.size() - at - 8;
                // 0 and 4 GB are what a writer to a pipe leaves behind.
                long bytes = size == 0 || size >= 0xFFFFFF00L ? left : Math.min(size, left);
                return new Wav(file, rate, channels, at + 8, bytes - bytes % (2L * channels));
            }
            at += 8 + size + (size & 1);
        }
        throw new IOException(file + " is a WAV file without samples");
    }

    private static ByteBuffer format(Path file, ByteBuffer format) throws IOException {
        if (format.remaining() < 16) {
            throw new IOException(file + " is a WAV file cut off in its header");
        }
        int kind = Short.toUnsignedInt(format.getShort(0));
        int bits = format.getShort(14);
        if ((kind != PCM && kind != EXTENSIBLE) || bits != 16 || format.getShort(2) < 1 || format.getInt(4) < 1) {
            throw new IOException(file + " must hold 16-bit PCM; found format " + kind + " with " + bits + " bits, "
                    + format.getShort(2) + " channels, " + format.getInt(4) + " Hz");
        }
        return format;
    }

    private static ByteBuffer read(FileChannel channel, long at, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int got = 0;
        while (buffer.hasRemaining() && got >= 0) {
            got = channel.read(buffer, at + buffer.position());
        }
        return buffer.flip();
    }

    /** The folder that holds the file. */
    public Path folder() {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
    }

    /** Samples per channel. */
    public long samples() {
        return dataBytes / (2L * channels);
    }

    /** The raw little-endian samples as a stream, without header. */
    public InputStream pcm() throws IOException {
        FileChannel channel = FileChannel.open(file);
        channel.position(dataStart);
        return new BufferedInputStream(new Stretch(Channels.newInputStream(channel), dataBytes), 1 << 16);
    }

    /** Reads a stretch of a mono file into memory. */
    public Sound read(long from, int count) throws IOException {
        if (channels != 1) {
            throw new IOException(file + " must be mono; it has " + channels + " channels");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            int wanted = (int) Math.max(0, Math.min(count, samples() - from));
            ByteBuffer bytes = read(channel, dataStart + 2 * from, 2 * wanted);
            float[] values = new float[bytes.remaining() / 2];
            for (int i = 0; i < values.length; i++) {
                values[i] = bytes.getShort(2 * i) / 32768f;
            }
            return new Sound(values, sampleRate);
        }
    }

    /** Writes the canonical mono header for that many samples; lengths beyond 4 GB are written as "until the end". */
    static void writeHeader(OutputStream out, int sampleRate, long samples) throws IOException {
        long data = 2 * samples;
        boolean fits = data <= 0xFFFFFF00L - HEADER_BYTES;
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(RIFF).putInt(fits ? (int) (data + HEADER_BYTES - 8) : -1).putInt(WAVE);
        header.putInt(FMT).putInt(16).putShort((short) PCM).putShort((short) 1);
        header.putInt(sampleRate).putInt(2 * sampleRate).putShort((short) 2).putShort((short) 16);
        header.putInt(DATA).putInt(fits ? (int) data : -1);
        out.write(header.array());
    }

    /** The first bytes of another stream. */
    private static final class Stretch extends InputStream {
        private final InputStream source;
        private long left;

        Stretch(InputStream source, long bytes) {
            this.source = source;
            this.left = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) == 1 ? one[0] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int got = source.read(into, offset, (int) Math.min(length, left));
            left -= Math.max(0, got);
            return got;
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
