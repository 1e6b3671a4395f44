package dev.voicemill.cli;

import dev.voicemill.job.WireName;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * What stands between a command and its operator: settings and text come in, answers go to {@code out}, and everything
 * that is only for people to read along goes to {@code err}, so that {@code out} can be piped.
 */
final class Console {
    private final Map<String, String> environment;
    private final InputStream in;
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean live;
    private final InstantSource clock;

    @Option(
            names = {"-o", "--output"},
            scope = ScopeType.INHERIT,
            paramLabel = "STYLE",
            description = "table for people (default), json for programs.")
    private Style style = Style.TABLE;

    /**
     * Joins the given streams.
     *
     * @param live whether {@code err} is a terminal whose last line may be written over
     */
    Console(
            Map<String, String> environment,
            InputStream in,
            PrintWriter out,
            PrintWriter err,
            boolean live,
            InstantSource clock) {
        this.environment = environment;
        this.in = in;
        this.out = out;
        this.err = err;
        this.live = live;
        this.clock = clock;
    }

    Map<String, String> environment() {
        return environment;
    }

    InputStream in() {
        return in;
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    boolean live() {
        return live;
    }

    InstantSource clock() {
        return clock;
    }

    /** Whether the answer is read by a program. */
    boolean json() {
        return style == Style.JSON;
    }

    /** The form of an answer. */
    enum Style implements WireName {
        TABLE,
        JSON;

        @Override
        public String toString() {
            return wire();
        }
    }
}
