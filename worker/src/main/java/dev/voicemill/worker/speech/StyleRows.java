package dev.voicemill.worker.speech;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The styles of one voice on disk: rows of 256 little-endian float32 values, read one at a time. */
sealed interface StyleRows {
    int ROW_BYTES = 4 * VoiceBank.STYLE;

    int count();

    byte[] read(int row) throws IOException;

    /** Rows that lie one after the other in a file. */
    record RawRows(Path file, long start, int count) implements StyleRows {
        static RawRows of(Path file, long start, long bytes) throws IOException {
            if (bytes == 0 || bytes % ROW_BYTES != 0) {
                throw new IOException(file + " has " + bytes + " bytes for a voice, no multiple of " + ROW_BYTES
                        + "; it is damaged or no Kokoro voice");
            }
            return new RawRows(file, start, (int) (bytes / ROW_BYTES));
        }

        @Override
        public byte[] read(int row) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                in.skipNBytes(start + (long) row * ROW_BYTES);
                return whole(in);
            }
        }
    }

    /** Rows in an entry of a NumPy archive. */
    record NumpyRows(Path file, String entry, int count) implements StyleRows {
        private static final Pattern SHAPE =
                Pattern.compile("'shape':\\s*\\((\\d+),(?:\\s*1,)?\\s*" + VoiceBank.STYLE + ",?\\)");

        static NumpyRows of(Path file, ZipFile zip, ZipEntry entry) throws IOException {
            try (InputStream in = zip.getInputStream(entry)) {
                String header = header(in);
                Matcher shape = SHAPE.matcher(header);
                if (!header.contains("'<f4'") || header.contains("'fortran_order': True") || !shape.find()) {
                    throw new IOException(
                            entry.getName() + " is no little-endian float32 array of n x 1 x 256: " + header);
                }
                return new NumpyRows(file, entry.getName(), Integer.parseInt(shape.group(1)));
            }
        }

        private static String header(InputStream in) throws IOException {
            DataInputStream data = new DataInputStream(in);
            byte[] magic = new byte[8];
            data.readFully(magic);
            int low = data.readUnsignedByte();
            int length = low + 256 * data.readUnsignedByte();
            if (magic[6] > 1) {
                // Versions 2 and 3 count their header in four bytes.
                data.readUnsignedShort();
            }
            byte[] text = new byte[length];
            data.readFully(text);
            return new String(text, StandardCharsets.ISO_8859_1).strip();
        }

        @Override
        public byte[] read(int row) throws IOException {
            try (ZipFile zip = new ZipFile(file.toFile())) {
                ZipEntry found = zip.getEntry(entry);
                if (found == null) {
                    throw new IOException(entry + " is gone");
                }
                try (InputStream in = zip.getInputStream(found)) {
                    header(in);
                    in.skipNBytes((long) row * ROW_BYTES);
                    return whole(in);
                }
            }
        }
    }

    private static byte[] whole(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(ROW_BYTES);
        if (bytes.length < ROW_BYTES) {
            throw new EOFException("the voice is cut off");
        }
        return bytes;
    }
}
