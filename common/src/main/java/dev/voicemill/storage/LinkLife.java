package dev.voicemill.storage;

import java.time.Duration;

/** How long a link may live. */
final class LinkLife {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(7);

    private LinkLife() {}

    static void check(Duration validFor) {
        if (validFor.compareTo(SHORTEST) < 0 || validFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a link lives from one second to seven days, not " + validFor);
        }
    }
}
