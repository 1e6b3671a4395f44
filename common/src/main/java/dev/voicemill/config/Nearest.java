package dev.voicemill.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known word that a mistyped one most likely stands for. */
public final class Nearest {
    private static final int LONGEST = 100;

    private Nearest() {}

    /**
     * The known word with the fewest slips from {@code word}, or empty when none is near. Case does not count; a slip
     * is one letter added, dropped, changed, or swapped with its neighbour, and one slip in three letters is allowed.
     * Of equally near words the first wins.
     */
    public static Optional<String> of(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        String typed = word.toLowerCase(Locale.ROOT);
        String best = null;
        int fewest = Math.max(1, typed.length() / 3) + 1;
        for (String candidate : known) {
            if (Math.abs(candidate.length() - typed.length()) >= fewest) {
                continue;
            }
            int slips = slips(typed, candidate.toLowerCase(Locale.ROOT));
            if (slips < fewest) {
                fewest = slips;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** {@code ", did you mean X?"}, or nothing when no known word is near: the end of a sentence about an unknown word. */
    public static String hint(String word, Collection<String> known) {
        return of(word, known).map(near -> ", did you mean " + near + "?").orElse("");
    }

    /** Optimal string alignment distance (Damerau 1964, without edits inside a swapped pair). */
    private static int slips(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
