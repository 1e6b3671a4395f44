package dev.voicemill.ops.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Set;

/** How large things may grow, and names that promise nothing. */
final class Measures {
    private static final int MOST_PARAMETERS = 6;
    private static final int MOST_IN_COMMON = 45;
    private static final Set<String> COMMON = Set.of("job", "wire", "queue", "config", "storage", "net", "sign");

    private Measures() {}

    static ArchRule constructors() {
        return ArchRuleDefinition.constructors()
                .should(new ArchCondition<>("have at most " + MOST_PARAMETERS + " parameters") {
                    @Override
                    public void check(JavaConstructor constructor, ConditionEvents events) {
                        int written = writtenParameters(constructor);
                        if (written > MOST_PARAMETERS && !isValue(constructor, written)) {
                            events.add(SimpleConditionEvent.violated(
                                    constructor,
                                    "%s takes %d parameters".formatted(constructor.getFullName(), written)));
                        }
                    }
                })
                .because("a row of arguments cannot be read. Fix: group what belongs together in a record");
    }

    static ArchRule noDrawers() {
        return ArchRuleDefinition.noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..", "..utils..", "..helper..", "..helpers..", "..misc..", "..commons..", "..internal..")
                .because("a drawer collects what has no place. Fix: put the class where the noun it is about lives");
    }

    static ArchRule noRuntimeExec() {
        return ArchRuleDefinition.noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "Runtime.exec",
                        call -> call.getTargetOwner().isEquivalentTo(Runtime.class)
                                && call.getTarget().getName().equals("exec")))
                .because("it splits words like no shell does. Fix: ProcessBuilder, in media.Ffmpeg or phoneme.Espeak");
    }

    /**
     * Top-level classes of common that stand over its cap; empty when it keeps to it. Values (records, enums, sealed
     * replies, exceptions) are the vocabulary that its users share and are not counted; what has behaviour is.
     */
    static List<String> overflowOfCommon(JavaClasses classes, String root) {
        return classes.stream()
                .filter(type ->
                        COMMON.stream().anyMatch(name -> type.getPackageName().equals(root + "." + name)))
                .filter(type -> type.isTopLevelClass() && !isWord(type))
                .map(HasName::getName)
                .sorted()
                .skip(MOST_IN_COMMON)
                .toList();
    }

    private static boolean isWord(JavaClass type) {
        return type.isRecord()
                || type.isEnum()
                || type.isInterface()
                || type.getRawSuperclass()
                        .filter(parent -> parent.getName().endsWith("Exception"))
                        .isPresent();
    }

    /** Parameters as written in the source: the compiler adds two to an enum's and the outer object to an inner class's. */
    private static int writtenParameters(JavaConstructor constructor) {
        JavaClass owner = constructor.getOwner();
        int all = constructor.getRawParameterTypes().size();
        if (owner.isAnonymousClass() || owner.isLocalClass()) {
            return 0; // what it captures is added to the list, and nobody calls it from afar
        }
        if (owner.isEnum()) {
            return all - 2;
        }
        return owner.isMemberClass() && !owner.getModifiers().contains(JavaModifier.STATIC) ? all - 1 : all;
    }

    /** The constructor that a record gets for its components: a record is a value, however wide. */
    private static boolean isValue(JavaConstructor constructor, int written) {
        return constructor.getOwner().isRecord()
                && written
                        == constructor.getOwner().getFields().stream()
                                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                                .map(HasName::getName)
                                .count();
    }
}
