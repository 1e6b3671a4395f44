package dev.voicemill.ops.house;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file that people read, and what is wrong with it.
 *
 * @param name its path from the repository's root, with slashes
 */
record SourceFile(String name, String text) {
    private static final int MOST_LINES = 400;
    private static final Set<String> PLACES =
            Set.of("common", "models", "worker", "dispatcher-cli", "docker", "ops", ".ci");
    private static final Pattern READ_BY_PEOPLE = Pattern.compile(".*\\.(java|lua|sh|py|xml)|(\\.ci|ops)/[a-z/-]+");

    // At the beginning of a line: a text block in a test that shows one is indented.
    private static final Pattern SKIPS = Pattern.compile(
            "^import (?:static )?(org\\.junit\\.jupiter\\.api\\.(?:Disabled|Assumptions|condition\\.)[\\w.*]*"
                    + "|org\\.assertj\\.core\\.api\\.Assumptions[\\w.*]*)",
            Pattern.MULTILINE);
    private static final Pattern SLEEPS = Pattern.compile("\\bThread\\s*\\.\\s*sleep\\s*\\(");
    private static final Pattern TEST_METHOD =
            Pattern.compile("^ +@(Test|ParameterizedTest|RepeatedTest|TestFactory)\\b", Pattern.MULTILINE);

    /** Every file of the modules, outside target/. */
    static List<SourceFile> under(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString().replace('\\', '/'))
                    .filter(name -> PLACES.contains(name.split("/", 2)[0]) || name.equals("pom.xml"))
                    .filter(name -> !("/" + name).contains("/target/"))
                    .filter(name -> READ_BY_PEOPLE.matcher(name).matches())
                    .map(name -> read(root, name))
                    .toList();
        }
    }

    /** Too long to be walked through. */
    Optional<String> tooLong() {
        long lines = text.lines().count();
        // The one pom with all versions is a table, not a text.
        return lines <= MOST_LINES || name.equals("pom.xml")
                ? Optional.empty()
                : Optional.of("%s has %d lines, more than %d. Fix: cut it by a noun, not into part one and part two"
                        .formatted(name, lines, MOST_LINES));
    }

    /** A test that may be skipped. */
    Optional<String> skips() {
        var found = SKIPS.matcher(text);
        return found.find()
                ? Optional.of("%s imports %s. Fix: a test runs, or fails with the command that installs what it misses"
                        .formatted(name, found.group(1)))
                : Optional.empty();
    }

    /** A test that waits for time instead of for a fact. */
    Optional<String> sleeps() {
        return isTest() && SLEEPS.matcher(text).find()
                ? Optional.of(name + " sleeps. Fix: step the loop by its tick(), or await the event")
                : Optional.empty();
    }

    /** A class with test methods that no runner picks up. */
    Optional<String> neverRuns() {
        return isTest()
                        && TEST_METHOD.matcher(text).find()
                        && !name.endsWith("Test.java")
                        && !name.endsWith("IT.java")
                        && !text.contains("abstract class ")
                        && !text.contains("interface ")
                ? Optional.of(name + " has tests that nobody runs. Fix: name it *Test (pure) or *IT (the real thing)")
                : Optional.empty();
    }

    /** A package without the sentence that says what it is, or whose nulls are unchecked. */
    Optional<String> unmarked(Set<String> packageInfos) {
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        return name.contains("/src/main/java/") && !packageInfos.contains(folder + "package-info.java")
                ? Optional.of(folder + " has no package-info.java with @NullMarked. Fix: add one that says what it is")
                : Optional.empty();
    }

    /** Main code that takes signals; also by reflection, as the compiler's warning about that API cannot be silenced. */
    boolean takesSignals() {
        return name.contains("/src/main/") && text.contains("sun.misc.Signal");
    }

    boolean isMarkedPackage() {
        return name.endsWith("/package-info.java") && text.contains("@NullMarked");
    }

    private boolean isTest() {
        return name.contains("/src/test/java/");
    }

    private static SourceFile read(Path root, String name) {
        try {
            return new SourceFile(name, Files.readString(root.resolve(name), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(name, e);
        }
    }
}
