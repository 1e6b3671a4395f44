package dev.voicemill.ops.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house over all of its main code and sources. {@link HouseRulesCanFailTest} shows that they bite. */
class HouseRulesTest {
    private static final String ROOT = "dev.voicemill";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static final List<SourceFile> SOURCES = sources();

    @Test
    void importsGoOneWay() {
        new Floorplan(ROOT).rule().check(CLASSES);
    }

    static List<Fence> fences() {
        return Fence.of(ROOT);
    }

    @ParameterizedTest
    @MethodSource("fences")
    void librariesStayBehindTheirFence(Fence fence) {
        fence.rule().check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("fences")
    void everyFenceStandsAroundSomething(Fence fence) {
        assertThat(fence.used(CLASSES))
                .as("nobody uses %s: the fence is misspelt, or may go", fence.library())
                .isTrue();
    }

    @Test
    void nobodyLogsPastTheEvents() {
        Fence.noJavaLogging().rule().check(CLASSES);
    }

    @Test
    void processesStartThroughProcessBuilderOnly() {
        Measures.noRuntimeExec().check(CLASSES);
    }

    @Test
    void oneClassTakesTheSignals() {
        assertThat(SOURCES.stream().filter(SourceFile::takesSignals).map(SourceFile::name))
                .as("two that take signals take them from each other. Fix: ask the one class that does")
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void noConstructorTakesARowOfArguments() {
        Measures.constructors().check(CLASSES);
    }

    @Test
    void noPackageIsADrawer() {
        Measures.noDrawers().check(CLASSES);
    }

    @Test
    void commonStaysSmall() {
        assertThat(Measures.overflowOfCommon(CLASSES, ROOT))
                .as("common holds only what producer, worker and command line must agree on. Fix: nest a value in the"
                        + " class that answers with it, or move the class to the one module that uses it")
                .isEmpty();
    }

    @Test
    void filesCanBeWalkedThrough() {
        assertThat(complaints(SourceFile::tooLong)).isEmpty();
    }

    @Test
    void noTestCanBeSkipped() {
        assertThat(complaints(SourceFile::skips)).isEmpty();
    }

    @Test
    void noTestSleeps() {
        assertThat(complaints(SourceFile::sleeps)).isEmpty();
    }

    @Test
    void everyTestIsRun() {
        assertThat(complaints(SourceFile::neverRuns)).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIs() {
        Set<String> marked = SOURCES.stream()
                .filter(SourceFile::isMarkedPackage)
                .map(SourceFile::name)
                .collect(Collectors.toSet());
        assertThat(complaints(file -> file.name().endsWith(".java") ? file.unmarked(marked) : Optional.empty()))
                .isEmpty();
    }

    private static Set<String> complaints(Function<SourceFile, Optional<String>> rule) {
        return SOURCES.stream().map(rule).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    private static List<SourceFile> sources() {
        try {
            // Maven runs the tests of a module in its folder.
            List<SourceFile> files = SourceFile.under(Path.of("..").toRealPath());
            assertThat(files).as("the sources lie beside the module's folder").hasSizeGreaterThan(20);
            return files;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
