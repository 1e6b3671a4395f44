package dev.voicemill.ops.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;

/**
 * A library (or a class of the JDK) that may be used in a few rooms only.
 *
 * @param library the beginning of the full names of its classes
 * @param rooms full names of the packages or classes that may use it; none means nobody may
 */
record Fence(String library, List<String> rooms) {

    static List<Fence> of(String root) {
        return List.of(
                new Fence("io.lettuce.", List.of(root + ".queue")),
                new Fence("software.amazon.awssdk.", List.of(root + ".storage")),
                new Fence("okhttp3.", List.of(root + ".net")),
                new Fence("io.github.resilience4j.", List.of(root + ".worker.webhook")),
                new Fence("ai.onnxruntime.", List.of(root + ".worker.speech.OnnxModel")),
                new Fence("ai.onnx.", List.of(root + ".models.Graph")),
                new Fence(
                        "java.lang.ProcessBuilder",
                        List.of(
                                root + ".worker.media",
                                root + ".worker.phoneme.EspeakProcess",
                                root + ".models",
                                root + ".ops")));
    }

    /**
     * Nobody writes to the JDK's log: the events are the log, and their reader alone writes lines. (Switching that log
     * off, because a library writes to it, is another matter.)
     */
    static Fence noJavaLogging() {
        return new Fence("java.util.logging.Logger", List.of());
    }

    ArchRule rule() {
        return ArchRuleDefinition.noClasses()
                .that(outside())
                .should()
                .dependOnClassesThat(fenced())
                .because(
                        rooms.isEmpty()
                                ? "nobody uses %s. Fix: emit an event".formatted(library)
                                : "only %s uses %s. Fix: ask that class or package for what you need, in the words of this house"
                                        .formatted(String.join(", ", rooms), library));
    }

    /** Whether anybody uses the library at all: a fence around nothing is a misspelt one. */
    boolean used(JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .anyMatch(dependency -> fenced().test(dependency.getTargetClass()));
    }

    private DescribedPredicate<JavaClass> fenced() {
        return DescribedPredicate.describe(
                "are of " + library,
                type -> type.getBaseComponentType().getName().startsWith(library));
    }

    private DescribedPredicate<JavaClass> outside() {
        return DescribedPredicate.describe(
                "are outside " + rooms, type -> rooms.stream().noneMatch(room -> inside(type, room)));
    }

    private static boolean inside(JavaClass type, String room) {
        String name = type.getName();
        return name.equals(room) || name.startsWith(room + ".") || name.startsWith(room + "$");
    }
}
