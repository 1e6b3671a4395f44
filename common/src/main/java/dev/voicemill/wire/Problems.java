package dev.voicemill.wire;

import dev.voicemill.wire.PayloadException.Problem;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with one payload, gathered while it is read. */
final class Problems {
    private static final int MOST = 1000;

    private final List<Problem> found = new ArrayList<>();

    /** The exception for a payload that is so broken that nothing else can be said. */
    static PayloadException only(String field, String message) {
        return new PayloadException(List.of(new Problem(field, message)));
    }

    void add(String field, String message) {
        if (found.size() < MOST) {
            found.add(new Problem(field, message));
        }
    }

    void throwIfAny() throws PayloadException {
        if (!found.isEmpty()) {
            throw new PayloadException(found);
        }
    }
}
