package dev.voicemill.ops.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which package may import which: every package of ours, and what it sees. Nothing is seen that is not listed.
 *
 * @param root the package all others are in; the tests of this rule have a small, bad house of their own
 */
record Floorplan(String root) {
    /** What producer, worker and command line agree on. */
    private static final Set<String> COMMON = Set.of("job", "wire", "queue", "config", "storage", "net", "sign");

    private static final Map<String, Set<String>> SEES = sees();

    private static Map<String, Set<String>> sees() {
        Map<String, Set<String>> sees = new LinkedHashMap<>();
        sees.put("job", Set.of());
        sees.put("config", Set.of());
        sees.put("wire", Set.of("job", "config"));
        sees.put("queue", Set.of("job", "wire", "config"));
        sees.put("storage", Set.of("config"));
        sees.put("net", Set.of("config"));
        sees.put("sign", Set.of("config"));

        // The path of a script: each room looks left only. The values of a job and its settings are seen by all.
        Set<String> left = new LinkedHashSet<>(Set.of("job", "wire", "config", "worker.media"));
        sees.put("worker.media", Set.of("job", "config"));
        for (String room : List.of("text", "phoneme", "audio", "speech", "caption", "video")) {
            sees.put("worker." + room, Set.copyOf(left));
            left.add("worker." + room);
        }
        sees.put("worker.observe", COMMON);
        sees.put("worker.webhook", plus(COMMON, Set.of("worker.observe")));
        sees.put("worker.lease", plus(COMMON, Set.of("worker.observe")));
        sees.put("worker.run", plus(plus(COMMON, left), Set.of("worker.observe", "worker.lease")));
        sees.put("worker", plus(COMMON, sees.keySet()));

        sees.put("models", Set.of("config"));
        sees.put("cli", COMMON);
        sees.put("ops", plus(COMMON, sees.keySet()));
        return sees;
    }

    private static Set<String> plus(Set<String> some, Set<String> more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(more);
        return Set.copyOf(all);
    }

    ArchRule rule() {
        return ArchRuleDefinition.classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new ArchCondition<>("see only what the floor plan lists") {
                    @Override
                    public void check(JavaClass from, ConditionEvents events) {
                        look(from, events);
                    }
                })
                .because("imports go one way. Fix: move the code to the room that may see both, pass a value instead of"
                        + " the collaborator, or, when architecture.md itself changed, change Floorplan with it");
    }

    private void look(JavaClass from, ConditionEvents events) {
        String room = room(from);
        Set<String> seen = SEES.get(room);
        if (seen == null) {
            events.add(SimpleConditionEvent.violated(
                    from, "%s is in package %s, which is not on the floor plan".formatted(from.getName(), room)));
            return;
        }
        for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
            JavaClass to = dependency.getTargetClass().getBaseComponentType();
            if (to.getPackageName().startsWith(root + ".") && !room(to).equals(room) && !seen.contains(room(to))) {
                events.add(SimpleConditionEvent.violated(
                        from, "%s must not see %s: %s".formatted(room, room(to), dependency.getDescription())));
            }
        }
    }

    private String room(JavaClass type) {
        return type.getPackageName().substring(Math.min(type.getPackageName().length(), root.length() + 1));
    }
}
