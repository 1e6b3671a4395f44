package dev.voicemill.worker.caption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts sentences into blocks and blocks into lines, where it disturbs least and in parts of about one length. */
final class Layout {
    /** Lines of one cue are best of one length; a cue may well be short when that keeps a clause whole. */
    private static final Taste LINES = new Taste(1.2, 2, 1);

    private static final Taste BLOCKS = new Taste(0.6, 0.5, 2);

    private final CaptionProfile profile;

    Layout(CaptionProfile profile) {
        this.profile = profile;
    }

    /** Whether the words can stand in one cue. */
    boolean fits(List<String> words) {
        return lines(words).size() <= profile.lines()
                && lines(words).stream().allMatch(line -> line.length() <= profile.lineLength());
    }

    /** The words in as few lines as hold them; a word longer than a line has one of its own. */
    List<String> lines(List<String> words) {
        int length = String.join(" ", words).length();
        if (length <= profile.lineLength()) {
            return List.of(String.join(" ", words));
        }
        int[] ends = ends(
                LINES,
                words,
                (from, to) -> from + 1 == to
                        || String.join(" ", words.subList(from, to)).length() <= profile.lineLength());
        return joined(words, ends);
    }

    /** A sentence's words in blocks that fit on the screen and last no longer than they may. */
    List<Block> blocks(List<Block.Word> words) {
        List<String> texts = words.stream().map(Block.Word::text).toList();
        int[] ends = ends(
                BLOCKS,
                texts,
                (from, to) -> from + 1 == to
                        || (fits(texts.subList(from, to))
                                && words.get(to - 1).endMs() - words.get(from).startMs() <= profile.longestMs()));
        List<Block> blocks = new ArrayList<>();
        int from = 0;
        for (int end : ends) {
            blocks.add(Block.of(words.subList(from, end)));
            from = end;
        }
        return blocks;
    }

    /** What one more part costs, what unevenness costs, and how much the harm of a cut weighs. */
    private record Taste(double another, double uneven, double harm) {}

    private interface Allowed {
        boolean part(int from, int to);
    }

    /** The cheapest cuts: few parts, even ones, harmless places. The last end is the number of words. */
    private static int[] ends(Taste taste, List<String> words, Allowed allowed) {
        int count = words.size();
        double total = String.join(" ", words).length();
        double share = total / fewest(count, allowed);
        double[] cost = new double[count + 1];
        int[] previous = new int[count + 1];
        Arrays.fill(cost, 1, count + 1, Double.POSITIVE_INFINITY);
        for (int to = 1; to <= count; to++) {
            for (int from = to - 1; from >= 0 && allowed.part(from, to); from--) {
                double off = (String.join(" ", words.subList(from, to)).length() - share) / share;
                double harm = from == 0 ? 0 : LineBreak.harm(words.get(from - 1), words.get(from));
                double sum = cost[from] + taste.harm() * harm + taste.another() + taste.uneven() * off * off;
                if (sum < cost[to]) {
                    cost[to] = sum;
                    previous[to] = from;
                }
            }
        }
        List<Integer> ends = new ArrayList<>();
        for (int to = count; to > 0; to = previous[to]) {
            ends.addFirst(to);
        }
        return ends.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Filling every part as far as it goes gives the least number of parts. */
    private static int fewest(int count, Allowed allowed) {
        int parts = 0;
        int from = 0;
        while (from < count) {
            int to = from + 1;
            while (to < count && allowed.part(from, to + 1)) {
                to++;
            }
            parts++;
            from = to;
        }
        return Math.max(1, parts);
    }

    private static List<String> joined(List<String> words, int[] ends) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int end : ends) {
            lines.add(String.join(" ", words.subList(from, end)));
            from = end;
        }
        return lines;
    }
}
