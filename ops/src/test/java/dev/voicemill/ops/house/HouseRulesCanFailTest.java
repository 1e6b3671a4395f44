package dev.voicemill.ops.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each house rule against a small house that breaks it: a rule that cannot fail protects nothing. */
class HouseRulesCanFailTest {
    private static final String ROOT = "dev.voicemill.ops.house.bad";
    private static final JavaClasses BAD = new ClassFileImporter().importPackages(ROOT);

    @Test
    void seesWhoLooksWhereTheyMustNot() {
        assertThat(complaint(new Floorplan(ROOT).rule()))
                .contains("job must not see queue")
                .contains("worker.audio must not see worker.speech")
                .contains("cli must not see worker.speech")
                .contains("Unplanned is in package attic, which is not on the floor plan")
                .contains("Fix: ")
                .doesNotContain("worker.speech must not see");
    }

    @Test
    void seesWhoClimbsAFence() {
        assertThat(complaint(new Fence("java.util.zip.", List.of(ROOT + ".queue")).rule()))
                .contains("Everything")
                .contains("only " + ROOT + ".queue uses java.util.zip.")
                .contains("Fix: ");
    }

    @Test
    void letsTheRoomBehindTheFenceBe() {
        List<String> rooms = List.of(ROOT + ".wire.Everything");
        assertThat(new Fence("java.util.zip.", rooms).rule().evaluate(BAD).hasViolation())
                .isFalse();
    }

    @Test
    void seesAFenceAroundNothing() {
        assertThat(new Fence("java.util.zip.", List.of()).used(BAD)).isTrue();
        assertThat(new Fence("java.util.zap.", List.of()).used(BAD)).isFalse();
    }

    @Test
    void seesALogger() {
        assertThat(complaint(Fence.noJavaLogging().rule())).contains("Listener").contains("Fix: ");
    }

    @Test
    void seesRuntimeExec() {
        assertThat(complaint(Measures.noRuntimeExec())).contains("Everything").contains("Fix: ");
    }

    @Test
    void countsTheParametersThatWereWritten() {
        assertThat(complaint(Measures.constructors()))
                .contains("Everything.<init>")
                .contains("takes 7 parameters")
                .contains("Fix: ")
                .doesNotContain("Wide")
                .doesNotContain("Late");
    }

    @Test
    void seesADrawer() {
        assertThat(complaint(Measures.noDrawers())).contains("util.Strings").contains("Fix: ");
    }

    @Test
    void countsTopLevelClassesOfCommonOnly() {
        assertThat(Measures.overflowOfCommon(BAD, ROOT)).isEmpty();
        // java.net is a package "net" with more than 45 classes in it.
        JavaClasses crowded = new ClassFileImporter().importPackages("java.net");
        assertThat(Measures.overflowOfCommon(crowded, "java"))
                .contains("java.net.URLEncoder")
                .doesNotContain("java.net.Authenticator")
                .noneMatch(name -> name.contains("$"));
    }

    @Test
    void seesWhoTakesSignals() {
        String text = "Class.forName(\"sun.misc.Signal\")";
        assertThat(new SourceFile("worker/src/main/java/A.java", text).takesSignals())
                .isTrue();
        assertThat(new SourceFile("worker/src/test/java/A.java", text).takesSignals())
                .isFalse();
    }

    @Test
    void seesALongFile() {
        String lines = "line\n".repeat(401);
        assertThat(new SourceFile("worker/src/main/java/Long.java", lines).tooLong())
                .hasValueSatisfying(text -> assertThat(text).contains("401").contains("Fix: "));
        assertThat(new SourceFile("worker/src/main/java/Long.java", lines.substring(5)).tooLong())
                .isEmpty();
    }

    @Test
    void seesATestThatMayBeSkipped() {
        for (String name : List.of("Disabled", "Assumptions.assumeTrue", "condition.EnabledOnOs")) {
            SourceFile file =
                    new SourceFile("worker/src/test/java/ATest.java", "import org.junit.jupiter.api." + name + ";");
            assertThat(file.skips())
                    .hasValueSatisfying(text -> assertThat(text).contains(name).contains("Fix: "));
        }
        assertThat(new SourceFile("ATest.java", "import org.junit.jupiter.api.Test;").skips())
                .isEmpty();
    }

    @Test
    void seesATestThatSleeps() {
        String sleep = "Thread" + ".sleep(10);";
        assertThat(new SourceFile("worker/src/test/java/ATest.java", sleep).sleeps())
                .hasValueSatisfying(text -> assertThat(text).contains("Fix: "));
        assertThat(new SourceFile("worker/src/main/java/A.java", sleep).sleeps())
                .isEmpty();
    }

    @Test
    void seesATestThatNobodyRuns() {
        String test = "class A {\n    @Test\n    void works() {}\n}\n";
        assertThat(new SourceFile("worker/src/test/java/Checks.java", test).neverRuns())
                .hasValueSatisfying(text -> assertThat(text).contains("Fix: "));
        assertThat(new SourceFile("worker/src/test/java/ChecksTest.java", test).neverRuns())
                .isEmpty();
        assertThat(new SourceFile("worker/src/test/java/ChecksIT.java", test).neverRuns())
                .isEmpty();
    }

    @Test
    void seesAPackageThatSaysNothing() {
        SourceFile file = new SourceFile("worker/src/main/java/a/A.java", "");
        assertThat(file.unmarked(Set.of()))
                .hasValueSatisfying(text -> assertThat(text).contains("Fix: "));
        assertThat(file.unmarked(Set.of("worker/src/main/java/a/package-info.java")))
                .isEmpty();
    }

    private static String complaint(ArchRule rule) {
        return rule.evaluate(BAD).getFailureReport().toString();
    }
}
