package dev.voicemill.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The words of the command line. */
final class Arguments {
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private Arguments() {}

    /**
     * The words as they were typed. Where the shell has no UTF-8 locale, as on many servers, the JDK hands over
     * "Caf??" for "Café"; the kernel still has the bytes.
     */
    static String[] asTyped(String[] received) {
        if (StandardCharsets.UTF_8.name().equals(System.getProperty("sun.jnu.encoding"))) {
            return received;
        }
        try {
            byte[] line = Files.readAllBytes(COMMAND_LINE);
            // A limit below 0 keeps empty words; the last piece comes after the last NUL.
            String[] words = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString()
                    .split("\0", -1);
            int first = words.length - 1 - received.length;
            return first < 0 ? received : Arrays.copyOfRange(words, first, words.length - 1);
        } catch (CharacterCodingException _) {
            return received; // The bytes are of another encoding, so the JDK may have read them well.
        } catch (IOException _) {
            return received; // No Linux.
        }
    }
}
