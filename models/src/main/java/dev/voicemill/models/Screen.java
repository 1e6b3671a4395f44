package dev.voicemill.models;

import java.io.Console;
import java.io.PrintStream;

/** Where the command speaks: results on standard output, progress and waiting on standard error. */
record Screen(PrintStream out, PrintStream err, boolean terminal) {

    @SuppressWarnings("SystemConsoleNull") // JDK 25 answers null again when there is no terminal.
    static Screen standard() {
        Console console = System.console();
        return new Screen(System.out, System.err, console != null && console.isTerminal());
    }

    void say(String line) {
        out.println(line);
    }

    void whisper(String line) {
        err.println(line);
    }

    /** A display of work on {@code total} bytes; close it before saying more. */
    Progress progress(String task, long total) {
        return terminal ? new BarProgress(err, task, total) : new LineProgress(err, task, total);
    }
}
