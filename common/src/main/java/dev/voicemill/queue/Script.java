package dev.voicemill.queue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * One Lua script as Redis gets it. A line {@code -- include name} in its file stands for the fragment of that name; the
 * first line, with its flags, stays the first.
 */
final class Script {
    static final Script CLAIM = new Script("claim");
    static final Script BEAT = new Script("beat");
    static final Script STEP = new Script("step");
    static final Script PIN = new Script("pin");
    static final Script FINISH = new Script("finish");
    static final Script REAP = new Script("reap");
    static final Script CANCEL = new Script("cancel");
    static final Script REQUEUE = new Script("requeue");
    static final Script HOOK_CLAIM = new Script("hookClaim");
    static final Script HOOK_FINISH = new Script("hookFinish");
    static final Script ANNOUNCE = new Script("announce");
    static final Script DEPTH = new Script("depth");

    private static final String INCLUDE = "-- include ";

    private final String text;
    private final String sha1;

    private Script(String name) {
        this.text = expanded(name);
        this.sha1 = sha1Of(text);
    }

    String text() {
        return text;
    }

    String sha1() {
        return sha1;
    }

    /** The text of a script or fragment with its fragments in place. */
    static String expanded(String name) {
        return read(name)
                .lines()
                .map(line -> line.startsWith(INCLUDE) ? read(line.substring(INCLUDE.length())) : line)
                .collect(Collectors.joining("\n"));
    }

    private static String read(String name) {
        try (InputStream in = Script.class.getResourceAsStream(name + ".lua")) {
            if (in == null) {
                throw new IllegalStateException("the jar has no dev/voicemill/queue/" + name + ".lua; build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read dev/voicemill/queue/" + name + ".lua from the jar", broken);
        }
    }

    private static String sha1Of(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this JDK has no SHA-1", impossible);
        }
    }
}
