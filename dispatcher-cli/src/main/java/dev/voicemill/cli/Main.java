package dev.voicemill.cli;

import dev.voicemill.config.ConfigException;
import dev.voicemill.job.JobId;
import dev.voicemill.job.JobState;
import dev.voicemill.job.JobType;
import dev.voicemill.job.WireName;
import dev.voicemill.queue.RedisUnavailable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code voicemill}, for producers and operators of a queue. */
@Command(
        name = "voicemill",
        versionProvider = Main.Version.class,
        header = "Send scripts to be spoken, and look after the queue that they wait in.%n",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "%nSettings, from the environment only:",
            "  REDIS_URL   address and password of Redis; default redis://127.0.0.1:6379",
            "              (REDIS_URL_FILE: a file that holds it)",
            "  VM_QUEUE    name of the queue; default render",
            "%nExamples:",
            "  voicemill submit \"Hello from the harbour.\" --wait",
            "  voicemill job ls --state running",
            "  voicemill dlq ls -o json"
        })
public final class Main {
    private static final int HELP_WIDTH = 96;

    @Mixin
    private final Console console;

    private final Actor actor;

    Main(Console console, Actor actor) {
        this.console = console;
        this.actor = actor;
    }

    public static void main(String[] args) {
        silenceLibraries();
        var out = new PrintWriter(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        var err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        var console = new Console(System.getenv(), System.in, out, err, errIsTerminal(), InstantSource.system());
        int code = new Main(console, Actor.ofProcess(System.getenv())).run(Arguments.asTyped(args));
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** The Redis client logs what the operator is told in plain words anyway, and complains where it has no logger. */
    private static void silenceLibraries() {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        LogManager.getLogManager().reset();
    }

    /** Runs one command and returns its {@link ExitCode}. */
    int run(String... args) {
        var command = new CommandLine(this)
                .addSubcommand(new SubmitCommand(console))
                .addSubcommand(new JobCommand(console, actor))
                .addSubcommand(new DlqCommand(console))
                .addSubcommand(new SchemaCommand(console));
        convert(command);
        command.setOut(console.out()).setErr(console.err());
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setParameterExceptionHandler((fault, _) -> misused(fault));
        command.setExecutionExceptionHandler((fault, _, _) -> failed(fault));
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Show the version.")
                        .build());
        dress(command);
        command.setUsageHelpWidth(HELP_WIDTH);
        int code = command.execute(args);
        console.out().flush();
        console.err().flush();
        return code;
    }

    private void convert(CommandLine command) {
        var moments = new Moments(console.clock());
        command.registerConverter(JobId.class, Main::jobId)
                .registerConverter(Duration.class, Moments::length)
                .registerConverter(Instant.class, moments::moment)
                .registerConverter(JobType.class, word(JobType.class))
                .registerConverter(JobState.class, word(JobState.class))
                .registerConverter(Console.Style.class, word(Console.Style.class));
    }

    private static JobId jobId(String typed) {
        if (!JobId.usable(typed)) {
            throw new TypeConversionException("an id has 1 to 64 letters, digits, _ or -");
        }
        return new JobId(typed);
    }

    private static <E extends Enum<E> & WireName> ITypeConverter<E> word(Class<E> choices) {
        return typed -> WireName.find(choices, typed)
                .orElseThrow(() -> new TypeConversionException("\"" + typed + "\" is not one of "
                        + Arrays.stream(choices.getEnumConstants())
                                .map(WireName::wire)
                                .collect(Collectors.joining(", "))));
    }

    /** Gives every command the same way to ask for help, and the table of exit codes. */
    private static void dress(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
        spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(ExitCode.meanings());
        command.getSubcommands().values().forEach(Main::dress);
    }

    private int misused(ParameterException fault) {
        CommandLine command = fault.getCommandLine();
        String told = Objects.requireNonNullElse(fault.getMessage(), "");
        if (told.startsWith("Missing required subcommand")) {
            command.usage(console.err());
            return ExitCode.USAGE;
        }
        console.err().println("error: " + told);
        UnmatchedArgumentException.printSuggestions(fault, console.err());
        console.err().println("see " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private int failed(Exception fault) {
        int code = switch (fault) {
            case Refusal refusal -> refusal.exitCode();
            case RedisUnavailable _ -> ExitCode.REDIS;
            case ConfigException _ -> ExitCode.USAGE;
            default -> ExitCode.FAULT;
        };
        if (code == ExitCode.FAULT) {
            fault.printStackTrace(console.err());
        }
        console.err().println("error: " + Objects.requireNonNullElse(fault.getMessage(), fault.toString()));
        return code;
    }

    /** Asked of the kernel, because the JDK only tells whether input and output both are terminals. */
    private static boolean errIsTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return (target.startsWith("/dev/pts/") || target.startsWith("/dev/tty"))
                    && !"dumb".equals(System.getenv("TERM"));
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    /** What the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"voicemill " + Objects.requireNonNullElse(version, "(not from a jar)")};
        }
    }
}
