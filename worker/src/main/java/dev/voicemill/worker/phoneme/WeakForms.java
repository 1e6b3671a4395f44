package dev.voicemill.worker.phoneme;

import java.util.Optional;
import java.util.Set;

/**
 * The small words whose sound depends on what follows, as Kokoro learned them: "the" before a vowel and before a consonant,
 * "to" before a rest. American and British alike.
 */
final class WeakForms {
    private static final Set<String> AFTER_PARTICLE =
            Set.of("to", "on", "for", "from", "with", "by", "at", "and", "or", "than");
    private static final Set<String> GOING = Set.of(
            "come", "comes", "came", "coming", "go", "goes", "went", "going", "gone", "get", "gets", "got", "getting",
            "let", "moved", "move", "walked", "walk", "broke", "break", "bring", "brought", "give", "gave", "settle",
            "settled", "check", "checked", "log", "logged", "fill", "filled", "plug", "plugged", "kick", "kicked",
            "set");

    private WeakForms() {}

    /** The word's phonemes in its place, or empty for a word that is not one of these. */
    static Optional<String> of(String word, Neighbours around, Next next) {
        return switch (word) {
            case "a", "A" -> Optional.of(around.isRest(1) ? "ˈA" : "ɐ");
            case "an", "An", "AN" -> Optional.of("ɐn");
            case "the", "The", "THE" -> Optional.of(next == Next.VOWEL ? "ði" : "ðə");
            case "to", "To", "TO" ->
                next == Next.PAUSE ? Optional.empty() : Optional.of(next == Next.VOWEL ? "tʊ" : "tə");
            case "in", "In", "IN" -> Optional.of(next == Next.PAUSE || isParticle(around) ? "ˈɪn" : "ɪn");
            case "I" -> Optional.of("ˌI");
            case "am" -> next == Next.PAUSE ? Optional.empty() : Optional.of("ɐm");
            default -> Optional.empty();
        };
    }

    /** "Come in and", "log in to": a part of the verb, and stressed. */
    private static boolean isParticle(Neighbours around) {
        return GOING.contains(around.word(-1)) && AFTER_PARTICLE.contains(around.word(1));
    }
}
