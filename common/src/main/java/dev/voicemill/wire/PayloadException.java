package dev.voicemill.wire;

import java.util.List;
import java.util.stream.Collectors;

/** A payload that cannot be a job, with everything that is wrong with it. */
public final class PayloadException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MOST_PROBLEMS = 20;

    private final transient List<Problem> problems;

    public PayloadException(List<Problem> problems) {
        super(joined(problems));
        this.problems = List.copyOf(problems);
    }

    /** Every problem, in the order of the fields that were looked at; never empty. */
    public List<Problem> problems() {
        return problems;
    }

    private static String joined(List<Problem> problems) {
        String told =
                problems.stream().limit(MOST_PROBLEMS).map(Problem::toString).collect(Collectors.joining("; "));
        int more = problems.size() - MOST_PROBLEMS;
        return more > 0 ? told + "; and " + more + " more" : told;
    }

    /**
     * One thing to mend.
     *
     * @param field the path to it, such as {@code voice.speed} or {@code formats[0]}; {@code payload} for the whole
     * @param message the value that was met and what to give instead
     */
    public record Problem(String field, String message) {
        @Override
        public String toString() {
            return field + ": " + message;
        }
    }
}
