package dev.voicemill.worker.phoneme;

import java.util.Set;

/** A guess at a word's part of speech from its neighbours, for words that sound different as noun and verb. */
final class PartOfSpeech {
    static final String NOUN = "NOUN";
    static final String VERB = "VERB";
    static final String ADJECTIVE = "ADJ";
    static final String ADVERB = "ADV";
    static final String PARTICIPLE = "VBN";

    /** After these "to" leads to a thing, not to a deed. */
    private static final Set<String> TO_A_THING = Set.of(
            "due",
            "according",
            "close",
            "next",
            "thanks",
            "access",
            "addition",
            "contrast",
            "relation",
            "respect",
            "from");

    private PartOfSpeech() {}

    /** One of the constants of this class, or {@link Entry#DEFAULT} where the neighbours tell nothing. */
    static String guess(Neighbours around) {
        String before = before(around, -1);
        int reach = before.equals(around.word(-1)) ? -2 : -3;
        if (before.equals("to")) {
            return TO_A_THING.contains(around.word(reach)) ? NOUN : VERB;
        }
        if (WordClass.MODAL.has(before) || before.equals("not")) {
            return VERB;
        }
        if (WordClass.HAVE.has(before)) {
            return PARTICIPLE;
        }
        if (WordClass.BE.has(before)) {
            return isThing(around, 1) ? NOUN : PARTICIPLE;
        }
        if (WordClass.DETERMINER.has(before) || WordClass.POSSESSIVE.has(before) || before.endsWith("'s")) {
            return before.equals("that") || before.equals("which")
                    ? clause(around)
                    : isThing(around, 1) ? ADJECTIVE : NOUN;
        }
        if (WordClass.SUBJECT.has(before)) {
            return VERB;
        }
        if (WordClass.PREPOSITION.has(before)) {
            return isThing(around, 1) ? ADJECTIVE : NOUN;
        }
        return clause(around);
    }

    /** Without help from before: a verb where an object follows, a noun after something that describes it. */
    private static String clause(Neighbours around) {
        String before = around.word(-1);
        String after = around.word(1);
        boolean takesObject =
                WordClass.DETERMINER.has(after) || WordClass.POSSESSIVE.has(after) || WordClass.OBJECT.has(after);
        if (takesObject && (before.isEmpty() || isPlural(before) || WordClass.CONJUNCTION.has(before))) {
            return VERB;
        }
        if (before.isEmpty() || WordClass.CONJUNCTION.has(before)) {
            return Entry.DEFAULT;
        }
        return takesObject ? VERB : Entry.DEFAULT.equals(open(before)) ? Entry.DEFAULT : NOUN;
    }

    /** A word of an open class before ours describes it, unless it looks like an adverb. */
    private static String open(String before) {
        return before.endsWith("ly") || WordClass.isFunctionWord(before) ? Entry.DEFAULT : NOUN;
    }

    /** Whether a noun seems to stand there: a word that belongs to no closed class. */
    private static boolean isThing(Neighbours around, int distance) {
        String word = around.word(distance);
        return !word.isEmpty()
                && !WordClass.isFunctionWord(word)
                && !word.endsWith("ly")
                && !word.endsWith("ed")
                && !word.endsWith("ing")
                && !word.equals("to")
                && !word.equals("not");
    }

    private static boolean isPlural(String word) {
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("'s");
    }

    /** The word before, adverbs passed over: "have never read", "to quickly close". */
    private static String before(Neighbours around, int distance) {
        String word = around.word(distance);
        boolean adverb = (word.endsWith("ly") && word.length() > 4)
                || Set.of("never", "always", "also", "just", "ever", "already", "still", "often", "not")
                        .contains(word);
        return adverb && !around.isRest(distance - 1) ? around.word(distance - 1) : word;
    }
}
