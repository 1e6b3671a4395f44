package dev.voicemill.ops;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The command behind the scripts of {@code ops}. */
public final class Main {
    private static final int WRONG_USAGE = 2;
    private static final String USAGE =
            "usage: demo <distribution folder> <script file> <output folder>   (ops/demo fills these in)";

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        List<String> words = List.of(arguments);
        if (words.size() != 4 || !words.getFirst().equals("demo")) {
            System.err.println(USAGE);
            System.exit(WRONG_USAGE);
        }
        System.exit(demo(Path.of(words.get(1)), Path.of(words.get(2)), Path.of(words.get(3))) ? 0 : 1);
    }

    // On the main thread, which lives as long as the JVM: the programs it starts are tied to it.
    private static boolean demo(Path home, Path script, Path output) throws InterruptedException {
        if (!Files.isReadable(script)) {
            System.err.println(script + " cannot be read; name a text file to be read aloud");
            return false;
        }
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        Teardown teardown = new Teardown();
        // Ctrl-C and SIGTERM end here.
        Runtime.getRuntime().addShutdownHook(new Thread(teardown::close, "teardown"));
        try {
            return new Demo(home, script, output, new Progress(System.out, terminal)).run(teardown);
        } catch (IOException | RuntimeException e) {
            if (teardown.closed()) {
                // It fails because everything is being closed; the shutdown ends this process.
                Thread.currentThread().join();
            }
            System.err.println("demo: " + e.getMessage());
            return false;
        } finally {
            teardown.close();
        }
    }
}
