package dev.voicemill.worker.speech;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.voicemill.job.FailureClass;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The Kokoro voices: for every length of phonemes one style of 256 numbers. A sentence needs a single row of 1 kB, so
 * rows are read from the file by offset and nothing is kept in memory. Any thread may call.
 *
 * <p>Three forms are known: a folder of {@code NAME.bin} (raw little-endian float32, 510 rows), a NumPy archive such as
 * {@code voices-v1.0.bin}, and the {@code voices.json} of model v0.19 (511 rows), which is unpacked once beside the
 * temporary files.
 */
final class VoiceBank implements AutoCloseable {
    static final int STYLE = 256;
    private static final int ROWS_BEFORE_V1 = 511;

    private final Path source;
    private final Map<String, StyleRows> voices;
    private final @Nullable Path unpacked;

    private VoiceBank(Path source, Map<String, StyleRows> voices, @Nullable Path unpacked) {
        this.source = source;
        this.voices = voices;
        this.unpacked = unpacked;
    }

    /**
     * Finds the voices.
     *
     * @throws SpeechException MACHINE, naming the file and the fix, when there are none
     */
    static VoiceBank open(Path source) throws SpeechException {
        try {
            VoiceBank bank = Files.isDirectory(source) ? folder(source) : file(source);
            if (bank.voices.isEmpty()) {
                throw new IOException("it holds no voice");
            }
            return bank;
        } catch (IOException e) {
            throw new SpeechException(
                    FailureClass.MACHINE,
                    "the voices " + source + " cannot be used: " + (Files.exists(source) ? e.getMessage() : "missing")
                            + "; run `voicemill-models prepare`, or set KOKORO_VOICES_PATH to a folder of .bin files, "
                            + "voices-v1.0.bin or voices.json",
                    e);
        }
    }

    /** The names of all voices, sorted. */
    SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(voices.keySet()));
    }

    /**
     * The style for that many phonemes. Model v1.0 was trained with row {@code phonemes - 1}; the packs of v0.19 have one
     * row more and are counted from 0.
     *
     * @throws IllegalArgumentException for a voice that is not here
     */
    float[] style(String voice, int phonemes) throws SpeechException {
        StyleRows rows = voices.get(voice);
        if (rows == null) {
            throw new IllegalArgumentException("no voice " + voice + " in " + source);
        }
        int row = rows.count() == ROWS_BEFORE_V1 ? phonemes : phonemes - 1;
        if (row < 0 || row >= rows.count()) {
            throw new SpeechException(
                    FailureClass.INTERNAL, "voice " + voice + " has no style for " + phonemes + " phonemes");
        }
        try {
            return floats(rows.read(row));
        } catch (IOException e) {
            throw new SpeechException(
                    FailureClass.MACHINE, "voice " + voice + " in " + source + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static float[] floats(byte[] bytes) {
        float[] style = new float[STYLE];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(style);
        return style;
    }

    private static VoiceBank folder(Path folder) throws IOException {
        Map<String, StyleRows> voices = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".bin")).toList()) {
                String name = file.getFileName().toString();
                voices.put(name.substring(0, name.length() - 4), StyleRows.RawRows.of(file, 0, Files.size(file)));
            }
        }
        return new VoiceBank(folder, voices, null);
    }

    private static VoiceBank file(Path file) throws IOException {
        byte[] first;
        try (InputStream in = Files.newInputStream(file)) {
            first = in.readNBytes(2);
        }
        if (first.length == 2 && first[0] == 'P' && first[1] == 'K') {
            return archive(file);
        }
        if (file.toString().endsWith(".json")) {
            return json(file);
        }
        throw new IOException("it is neither a folder, nor a NumPy archive, nor voices.json");
    }

    private static VoiceBank archive(Path file) throws IOException {
        Map<String, StyleRows> voices = new HashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (name.endsWith(".npy")) {
                    voices.put(name.substring(0, name.length() - 4), StyleRows.NumpyRows.of(file, zip, entry));
                }
            }
        }
        return new VoiceBank(file, voices, null);
    }

    /** 54 MB of numbers in text: turned into the raw form once, one row in memory at a time. */
    private static VoiceBank json(Path file) throws IOException {
        Path raw = Files.createTempFile("voicemill-voices-", ".bin");
        raw.toFile().deleteOnExit();
        Map<String, StyleRows> voices = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(file.toFile());
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(raw), 1 << 16)) {
            long written = 0;
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                long bytes = unpackVoice(parser, out);
                voices.put(name, StyleRows.RawRows.of(raw, written, bytes));
                written += bytes;
            }
        } catch (IOException e) {
            Files.deleteIfExists(raw);
            throw e;
        }
        return new VoiceBank(file, voices, raw);
    }

    private static long unpackVoice(JsonParser parser, OutputStream out) throws IOException {
        ByteBuffer number = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        long bytes = 0;
        int depth = 0;
        do {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new EOFException("voices.json is cut off");
            } else if (token == JsonToken.START_ARRAY) {
                depth++;
            } else if (token == JsonToken.END_ARRAY) {
                depth--;
            } else {
                out.write(number.putFloat(0, parser.getFloatValue()).array());
                bytes += 4;
            }
        } while (depth > 0);
        return bytes;
    }

    @Override
    public void close() {
        if (unpacked != null) {
            try {
                Files.deleteIfExists(unpacked);
            } catch (IOException _) {
                // It also goes when the process ends.
            }
        }
    }
}
