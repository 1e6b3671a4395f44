package dev.voicemill.worker.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a long sentence into pieces that a model can speak, at the least harmful places, and balances them: a short
 * remainder would be spoken at another pace and loudness than the rest. Nothing is dropped but the spaces at a cut.
 *
 * <p>The cuts are the cheapest path through all possible ones: each piece costs 1 and the square of its distance from
 * the even share, each cut its harm.
 */
final class Chunker {
    /** Kokoro's context is 512 ids; two of them are the pads. */
    static final int KOKORO_MOST = 510;

    /**
     * About eleven seconds of speech. Memory grows by some 17 MB a second of sound, and beyond 400 phonemes the voice
     * begins to rush; very few sentences are longer than this.
     */
    static final int USUAL = 180;

    private static final double IMBALANCE = 2;

    private final int most;

    /** A chunker whose pieces have at most that many phonemes. */
    Chunker(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a piece holds at least one phoneme");
        }
        this.most = most;
    }

    /** The pieces in order; one piece for a sentence that is short enough. */
    List<Chunk> pieces(String phonemes) {
        int from = skipSpaces(phonemes, 0);
        int to = phonemes.length();
        while (to > from && phonemes.charAt(to - 1) == ' ') {
            to--;
        }
        if (from == to) {
            return List.of();
        }
        if (to - from <= most) {
            return List.of(new Chunk(from, to, Chunk.Cut.STOP));
        }
        return cheapest(phonemes, places(phonemes, from, to), from, to);
    }

    /** Every place where a piece may end, the last one being the end of the sentence. */
    private List<Place> places(String phonemes, int from, int to) {
        List<Place> places = new ArrayList<>();
        int wordStart = from;
        for (int i = from; i < to; i++) {
            if (phonemes.charAt(i) == ' ') {
                places.add(new Place(i, skipSpaces(phonemes, i), kind(phonemes.charAt(i - 1))));
                wordStart = skipSpaces(phonemes, i);
                i = wordStart - 1;
            } else if (i - wordStart == most) {
                places.add(new Place(i, i, Chunk.Cut.INSIDE));
                wordStart = i;
            }
        }
        places.add(new Place(to, to, Chunk.Cut.STOP));
        return places;
    }

    private static int skipSpaces(String phonemes, int at) {
        int next = at;
        while (next < phonemes.length() && phonemes.charAt(next) == ' ') {
            next++;
        }
        return next;
    }

    private static Chunk.Cut kind(char before) {
        return switch (before) {
            case '.', '!', '?' -> Chunk.Cut.STOP;
            case ';', ':', '—', '…' -> Chunk.Cut.CLAUSE;
            case ',', ')', '”' -> Chunk.Cut.COMMA;
            default -> Chunk.Cut.WORD;
        };
    }

    private List<Chunk> cheapest(String phonemes, List<Place> places, int from, int to) {
        int pieces = (to - from + most - 1) / most;
        double share = (double) (to - from) / pieces;
        double[] cost = new double[places.size()];
        int[] previous = new int[places.size()];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        for (int end = 0; end < places.size(); end++) {
            for (int before = end - 1; before >= -1; before--) {
                int start = before < 0 ? from : places.get(before).next();
                int length = places.get(end).end() - start;
                if (length > most) {
                    break;
                }
                double off = (share - length) / share;
                double total = (before < 0
                                ? 0
                                : cost[before] + places.get(before).cut().harm())
                        + 1
                        + IMBALANCE * off * off;
                if (total < cost[end]) {
                    cost[end] = total;
                    previous[end] = before;
                }
            }
        }
        if (Double.isInfinite(cost[places.size() - 1])) {
            throw new IllegalStateException("no way to cut: " + phonemes);
        }
        List<Chunk> chunks = new ArrayList<>();
        for (int end = places.size() - 1; end >= 0; end = previous[end]) {
            int start = previous[end] < 0 ? from : places.get(previous[end]).next();
            chunks.addFirst(
                    new Chunk(start, places.get(end).end(), places.get(end).cut()));
        }
        return chunks;
    }

    /** A piece may end before {@code end}, and the next one begins at {@code next}. */
    private record Place(int end, int next, Chunk.Cut cut) {}
}
