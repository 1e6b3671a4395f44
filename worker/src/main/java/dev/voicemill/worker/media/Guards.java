package dev.voicemill.worker.media;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The small system tools that stand in front of every child: its own process group, resource limits, first in line
 * when memory runs out, low priority, and death together with the worker. A machine without one of them runs without
 * that guard; {@link #missing()} names it.
 */
final class Guards {
    private static final List<String> TOOLS = List.of("setsid", "prlimit", "choom", "nice", "setpriv");

    private final List<String> present;

    Guards() {
        present = TOOLS.stream().filter(tool -> find(tool).isPresent()).toList();
    }

    /** The program of that name on the PATH. */
    static Optional<Path> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        for (String folder : path.split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, name))) {
                return Optional.of(Path.of(folder, name));
            }
        }
        return Optional.empty();
    }

    List<String> missing() {
        return TOOLS.stream().filter(tool -> !present.contains(tool)).toList();
    }

    /** Whether a child leads a process group of its own, so that one signal reaches everything it started. */
    boolean grouped() {
        return present.contains("setsid");
    }

    List<String> inFrontOf(List<String> command, ChildLimits limits) {
        List<String> line = new ArrayList<>();
        for (String tool : present) {
            line.addAll(
                    switch (tool) {
                        case "setsid" -> List.of("setsid");
                        case "prlimit" ->
                            List.of(
                                    "prlimit",
                                    "--as=" + limits.addressSpaceBytes(),
                                    "--cpu=" + limits.cpuSeconds(),
                                    "--fsize=" + limits.fileBytes(),
                                    "--nofile=256",
                                    "--core=0");
                        case "choom" -> List.of("choom", "-n", "900", "--");
                        case "nice" -> List.of("nice", "-n", "5");
                        case "setpriv" -> List.of("setpriv", "--pdeathsig", "KILL", "--no-new-privs");
                        default -> throw new IllegalStateException("no arguments known for " + tool);
                    });
        }
        line.addAll(command);
        return line;
    }
}
