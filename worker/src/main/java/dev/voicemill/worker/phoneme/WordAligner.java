package dev.voicemill.worker.phoneme;

import java.util.List;

/**
 * Finds which part of a clause's phonemes belongs to which word, where espeak-ng has joined words ("ʌvðə") or split them: the
 * cheapest alignment of the clause with the words said one by one (Needleman and Wunsch 1970).
 */
final class WordAligner {
    private static final String LIGHT = "ˈˌː ";
    private static final String VOWELS = "aeiouyæɐɑɒɔəɚɛɜɪʊʌᵻøœɨʉɯ";

    private WordAligner() {}

    /** Where each word starts in the clause; a word that has no sound of its own there starts where the next one does. */
    static int[] starts(String clause, List<String> words) {
        String apart = String.join("", words);
        int[][] costs = costs(apart, clause);
        int[] place = new int[clause.length()];
        int row = apart.length();
        int column = clause.length();
        while (column > 0) {
            boolean inserted = costs[row][column] == costs[row][column - 1] + gap(clause.charAt(column - 1));
            if (row == 0 || (inserted && LIGHT.indexOf(clause.charAt(column - 1)) >= 0)) {
                place[--column] = -1;
            } else if (costs[row][column]
                    == costs[row - 1][column - 1] + change(apart.charAt(row - 1), clause.charAt(column - 1))) {
                place[--column] = --row;
            } else if (inserted) {
                place[--column] = -1;
            } else {
                row--;
            }
        }
        return starts(place, clause, words);
    }

    private static int[][] costs(String apart, String clause) {
        int[][] costs = new int[apart.length() + 1][clause.length() + 1];
        for (int row = 0; row <= apart.length(); row++) {
            for (int column = 0; column <= clause.length(); column++) {
                int best = row == 0 && column == 0 ? 0 : Integer.MAX_VALUE;
                if (row > 0) {
                    best = Math.min(best, costs[row - 1][column] + gap(apart.charAt(row - 1)));
                }
                if (column > 0) {
                    best = Math.min(best, costs[row][column - 1] + gap(clause.charAt(column - 1)));
                }
                if (row > 0 && column > 0) {
                    best = Math.min(
                            best,
                            costs[row - 1][column - 1] + change(apart.charAt(row - 1), clause.charAt(column - 1)));
                }
                costs[row][column] = best;
            }
        }
        return costs;
    }

    /** From aligned symbols to the starts of words; stress marks and spaces before a word's first sound go with it. */
    private static int[] starts(int[] place, String clause, List<String> words) {
        int[] starts = new int[words.size()];
        int first = 0;
        int column = 0;
        for (int word = 0; word < words.size(); word++) {
            while (column < place.length && place[column] < first) {
                column++;
            }
            int start = column;
            while (start > 0
                    && place[start - 1] < 0
                    && LIGHT.indexOf(clause.charAt(start - 1)) >= 0
                    && clause.charAt(start - 1) != 'ː') {
                start--;
            }
            starts[word] = word == 0 ? 0 : start;
            first += words.get(word).length();
        }
        return starts;
    }

    private static int gap(char symbol) {
        return LIGHT.indexOf(symbol) >= 0 ? 1 : 3;
    }

    private static int change(char one, char other) {
        if (one == other) {
            return 0;
        }
        boolean light = LIGHT.indexOf(one) >= 0 || LIGHT.indexOf(other) >= 0;
        if (light) {
            return 8;
        }
        return VOWELS.indexOf(one) >= 0 == VOWELS.indexOf(other) >= 0 ? 2 : 5;
    }
}
