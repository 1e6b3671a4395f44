package dev.voicemill.worker.phoneme;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What has to stand around a word: {@code POSS|the _ of}. The underscore is the word; every other item is one neighbour, its
 * alternatives set apart by bars: words in small letters, a {@link WordClass} in capitals, {@code REST} (a stop or an end of
 * the sentence), {@code NAME} (capitalised), {@code PLURAL}, {@code ADVERB} (in -ly), {@code ING}, {@code THING} (of no closed class) or
 * {@code *}. {@code !} in front turns an item round. {@code ~a|b} asks for one of these words anywhere in the sentence.
 */
record ContextPattern(List<Item> items) {
    /** One item, {@code distance} places away from the word; {@link #ANYWHERE} for a cue. */
    record Item(int distance, boolean wanted, List<String> alternatives) {}

    private static final int ANYWHERE = Integer.MAX_VALUE;
    private static final Set<String> LABELS = Set.of("REST", "NAME", "PLURAL", "ADVERB", "ING", "THING", "*");

    /** Reads a pattern. Throws {@link IllegalArgumentException} for one without its underscore or with an unknown label. */
    static ContextPattern of(String pattern) {
        List<String> parts = List.of(pattern.split(" "));
        int place = parts.indexOf("_");
        if (place < 0) {
            throw new IllegalArgumentException("the pattern \"" + pattern + "\" has no _ for its word");
        }
        List<Item> items = new ArrayList<>();
        for (int at = 0; at < parts.size(); at++) {
            if (at == place) {
                continue;
            }
            String part = parts.get(at);
            boolean cue = part.startsWith("~");
            boolean wanted = !part.startsWith("!");
            List<String> alternatives =
                    List.of(part.substring(cue || !wanted ? 1 : 0).split("\\|"));
            alternatives.forEach(ContextPattern::checkLabel);
            items.add(new Item(cue ? ANYWHERE : at - place, wanted, alternatives));
        }
        return new ContextPattern(List.copyOf(items));
    }

    boolean fits(Neighbours around) {
        return items.stream()
                .allMatch(item ->
                        item.alternatives().stream().anyMatch(alternative -> fits(alternative, item.distance(), around))
                                == item.wanted());
    }

    private static boolean fits(String alternative, int distance, Neighbours around) {
        if (distance == ANYWHERE) {
            return around.anywhere(alternative);
        }
        String word = around.word(distance);
        return switch (alternative) {
            case "*" -> true;
            case "REST" -> word.isEmpty();
            case "NAME" ->
                !word.isEmpty()
                        && Character.isUpperCase(around.written(distance).charAt(0))
                        && !WordClass.isFunctionWord(word);
            case "PLURAL" ->
                word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") && !WordClass.isFunctionWord(word);
            case "ADVERB" -> word.length() > 4 && word.endsWith("ly");
            case "ING" -> word.length() > 4 && word.endsWith("ing");
            case "THING" -> !word.isEmpty() && !WordClass.isFunctionWord(word);
            default -> wordClass(alternative).map(type -> type.has(word)).orElseGet(() -> word.equals(alternative));
        };
    }

    private static void checkLabel(String alternative) {
        boolean label = !alternative.equals(alternative.toLowerCase(Locale.ROOT));
        if (label && !LABELS.contains(alternative) && wordClass(alternative).isEmpty()) {
            throw new IllegalArgumentException("no class of words is called " + alternative);
        }
    }

    private static Optional<WordClass> wordClass(String name) {
        for (WordClass type : WordClass.values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
