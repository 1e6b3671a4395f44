package dev.voicemill.worker;

import dev.voicemill.config.Environment;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code worker}. */
@Command(
        name = "worker",
        description = "Takes narration jobs from Redis, speaks them, and stores the results.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {SayCommand.class, PhonemesCommand.class, CommandLine.HelpCommand.class},
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0   stopped as asked, or the exam was passed",
            "  1   something went wrong while it ran; the message says what",
            "  2   wrong usage",
            "  78  the settings or the machine are not fit; each problem is printed with its fix",
            "",
            "All settings come from the environment; README.md lists them.",
            "",
            "Examples:",
            "  worker --check",
            "  worker",
            "  worker say \"The harbour was quiet.\" --out harbour.wav"
        })
public final class Main implements Callable<Integer> {
    static final int UNFIT = 78;

    @Option(
            names = "--check",
            description = "Examine settings, tools, models, Redis and the bucket; print each problem with its fix.")
    private boolean check;

    public static void main(String[] arguments) {
        // The console's own charset may be ASCII on a bare machine; phonemes and names are not.
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((e, _, _) -> Complaint.print(e));
    }

    @Override
    public Integer call() throws InterruptedException {
        var environment = Environment.ofProcess();
        if (check) {
            return new Exam(environment, System.out).take() ? 0 : UNFIT;
        }
        var config = WorkerConfig.from(environment);
        environment.throwIfAny();
        try (var worker = new Worker(config, environment.notices())) {
            StopSignal.handle(worker::stop);
            worker.run();
            return 0;
        }
    }
}
