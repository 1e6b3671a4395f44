package dev.voicemill.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Someone at a shell: types commands at this process and reads what comes back. */
final class Operator {
    static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    private final Map<String, String> environment = new HashMap<>();
    private String standardInput = "";
    private boolean live;
    private InstantSource clock = InstantSource.system();

    /** An operator of the queue {@code cli} on this Redis. */
    static Operator at(String redisUrl) {
        return new Operator().with("REDIS_URL", redisUrl).with("VM_QUEUE", "cli");
    }

    Operator with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Operator piping(String text) {
        standardInput = text;
        return this;
    }

    Operator onTerminal() {
        live = true;
        return this;
    }

    /** With a clock that stands at {@link #NOW}. */
    Operator atNine() {
        clock = InstantSource.fixed(NOW);
        return this;
    }

    Answer types(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var in = new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8));
        var console = new Console(environment, in, new PrintWriter(out), new PrintWriter(err), live, clock);
        int code = new Main(console, new Actor("ada@harbour")).run(words);
        return new Answer(code, out.toString(), err.toString());
    }

    /** What came back. */
    record Answer(int code, String out, String err) {}
}
