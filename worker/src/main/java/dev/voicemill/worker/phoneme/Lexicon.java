package dev.voicemill.worker.phoneme;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A prepared {@code .lex} file: lines {@code word TAB rating TAB TAG:phonemes [TAB TAG:phonemes ...]}, sorted by the unsigned
 * bytes of the word. The file is mapped, and looked up by bisection over its bytes; nothing of it lies in the heap. Any
 * thread, until it is closed.
 */
public final class Lexicon implements AutoCloseable {
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final String GOLD = "4";

    private final Path path;
    private final Arena arena;
    private final MemorySegment bytes;

    private Lexicon(Path path, Arena arena, MemorySegment bytes) {
        this.path = path;
        this.arena = arena;
        this.bytes = bytes;
    }

    /** Maps a file. Throws {@link IOException} naming the file and the command that makes it. */
    @SuppressWarnings("MustBeClosedChecker") // the lexicon keeps the arena and closes it
    public static Lexicon open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IOException("the lexicon " + path + " is missing; run: voicemill-models prepare");
        }
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return new Lexicon(path, arena, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /** The word's entry, in exactly this case. */
    Optional<Entry> find(String word) {
        byte[] key = word.getBytes(StandardCharsets.UTF_8);
        long low = 0;
        long high = bytes.byteSize();
        while (low < high) {
            long line = lineStart(low, (low + high) >>> 1);
            int order = compare(key, line);
            if (order == 0) {
                return Optional.of(entry(line + key.length + 1));
            }
            if (order < 0) {
                high = line;
            } else {
                low = lineEnd(line) + 1;
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        arena.close();
    }

    private long lineStart(long low, long at) {
        long start = at;
        while (start > low && bytes.get(BYTE, start - 1) != '\n') {
            start--;
        }
        return start;
    }

    private long lineEnd(long at) {
        long end = at;
        while (end < bytes.byteSize() && bytes.get(BYTE, end) != '\n') {
            end++;
        }
        return end;
    }

    /** How the key stands to the word that begins at {@code line}: before it, equal, after it. */
    private int compare(byte[] key, long line) {
        for (int at = 0; at < key.length; at++) {
            int theirs = line + at < bytes.byteSize() ? Byte.toUnsignedInt(bytes.get(BYTE, line + at)) : '\t';
            if (theirs == '\t' || theirs == '\n') {
                return 1;
            }
            int order = Byte.toUnsignedInt(key[at]) - theirs;
            if (order != 0) {
                return order;
            }
        }
        long next = line + key.length;
        return next < bytes.byteSize() && bytes.get(BYTE, next) != '\t' ? -1 : 0;
    }

    private Entry entry(long start) {
        byte[] line = bytes.asSlice(start, lineEnd(start) - start).toArray(BYTE);
        String[] columns = new String(line, StandardCharsets.UTF_8).split("\t", -1);
        Map<String, String> forms = new HashMap<>();
        for (int column = 1; column < columns.length; column++) {
            int colon = columns[column].indexOf(':');
            if (colon < 0) {
                throw new IllegalStateException(path + " is damaged at byte " + start + ": run: voicemill-models prepare --repair");
            }
            forms.put(columns[column].substring(0, colon), columns[column].substring(colon + 1));
        }
        return new Entry(columns[0].equals(GOLD), forms);
    }
}
