package dev.voicemill.worker.phoneme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Words made of words: finding the two halves of an unlisted one, and joining the sounds of parts. */
final class Compounds {
    private static final int SHORTEST_HALF = 3;
    private static final int LONGEST = 24;

    private final Dictionary dictionary;

    Compounds(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** Both halves as one word, the first the stronger: bˈækpɹˌɛʃəɹ. */
    static String sound(String first, String second) {
        return Stress.primary(first) + Stress.demoted(second);
    }

    /** The two checked words that make up this one in small letters ("backpressure"), cut nearest to its middle; or empty. */
    Optional<List<String>> split(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (!word.equals(lower) || word.length() < 2 * SHORTEST_HALF + 1 || word.length() > LONGEST) {
            return Optional.empty();
        }
        return IntStream.rangeClosed(SHORTEST_HALF, word.length() - SHORTEST_HALF)
                .boxed()
                .sorted(Comparator.comparingInt(cut -> Math.abs(2 * cut - word.length())))
                .filter(cut -> isHalf(lower.substring(0, cut)) && isHalf(lower.substring(cut)))
                .findFirst()
                .map(cut -> List.of(lower.substring(0, cut), lower.substring(cut)));
    }

    /** The parts without a gap; where more than half of them are stressed, the lightest half is demoted. */
    static String join(List<String> parts) {
        List<String> joined = new ArrayList<>(parts);
        long stressed = parts.stream().filter(Stress::hasPrimary).count();
        if (parts.size() == 2 && parts.getFirst().replaceAll("[ˈˌː]", "").length() == 1) {
            joined.set(1, Stress.demoted(parts.get(1)));
        } else if (parts.size() > 1 && stressed > (parts.size() + 1) / 2) {
            IntStream.range(0, parts.size())
                    .boxed()
                    .sorted(Comparator.comparingInt((Integer place) -> Stress.hasPrimary(parts.get(place)) ? 1 : 0)
                            .thenComparingInt(place -> Stress.weight(parts.get(place))))
                    .limit(parts.size() / 2)
                    .forEach(place -> joined.set(place, Stress.demoted(parts.get(place))));
        }
        return String.join("", joined);
    }

    private boolean isHalf(String half) {
        return dictionary
                        .find(half)
                        .filter(Entry::gold)
                        .map(entry -> !entry.form(Entry.DEFAULT).equals(Entry.SPELLED))
                        .orElse(false)
                && half.chars().anyMatch(letter -> "aeiouy".indexOf(letter) >= 0);
    }
}
