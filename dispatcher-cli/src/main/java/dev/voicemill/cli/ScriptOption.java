package dev.voicemill.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where the words come from; exactly one of these is given. */
final class ScriptOption {
    private static final int MOST_BYTES = 1 << 20;
    private static final String STDIN = "-";
    private static final String NOT_A_CHARACTER = "\uFFFD";

    @Parameters(
            arity = "1",
            paramLabel = "SCRIPT",
            description = "The text to speak, in quotes; - reads it from standard input.")
    private @Nullable String text;

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "Read the script from this file.")
    private @Nullable String file;

    @Option(
            names = "--script-key",
            required = true,
            paramLabel = "KEY",
            description = "The script is this object in the bucket.")
    private @Nullable String key;

    @Option(
            names = "--payload",
            required = true,
            paramLabel = "FILE",
            description = "Send this JSON as it is (- is standard input); voicemill schema describes it.")
    private @Nullable String payload;

    /** The payload to send: the given JSON as it is, or the script together with the other choices. */
    String payload(SpeechOptions speech, InputStream in) {
        if (payload != null) {
            if (speech.any()) {
                throw new Refusal(
                        ExitCode.USAGE, "--payload holds every choice already; write title, voice and formats into it");
            }
            return read(payload, in);
        }
        if (key != null) {
            return speech.payload("scriptKey", key);
        }
        if (file != null) {
            return speech.payload("script", withoutMark(read(file, in)));
        }
        String words = text == null ? "" : text;
        return speech.payload("script", words.equals(STDIN) ? withoutMark(read(STDIN, in)) : spoken(words));
    }

    private static String spoken(String words) {
        if (words.contains(NOT_A_CHARACTER)) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "the script did not arrive as UTF-8, because this shell's locale is not; run"
                            + " export LC_ALL=C.UTF-8 first, or give the script with -f FILE");
        }
        if (words.indexOf(' ') < 0 && isFile(words)) {
            throw new Refusal(ExitCode.USAGE, "\"" + words + "\" is a file; to speak what is in it use -f " + words);
        }
        return words;
    }

    private static boolean isFile(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private static String read(String name, InputStream in) {
        String shown = name.equals(STDIN) ? "standard input" : name;
        byte[] bytes;
        try (InputStream stream = name.equals(STDIN) ? in : Files.newInputStream(Path.of(name))) {
            bytes = stream.readNBytes(MOST_BYTES + 1);
        } catch (IOException | InvalidPathException _) {
            throw new Refusal(
                    ExitCode.USAGE, shown + " cannot be read; check that it is a file and that you may read it");
        }
        if (bytes.length > MOST_BYTES) {
            throw new Refusal(
                    ExitCode.USAGE, shown + " is larger than 1 MiB; put the script in the bucket and use --script-key");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new Refusal(ExitCode.USAGE, shown + " is not UTF-8 text; convert it, for example with iconv");
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
