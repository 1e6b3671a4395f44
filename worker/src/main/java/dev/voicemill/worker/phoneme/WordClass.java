package dev.voicemill.worker.phoneme;

import java.util.Set;

/** Closed classes of English words, by which the use of an open one is guessed. */
enum WordClass {
    BE(
            "am", "is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't", "i'm",
            "you're", "we're", "they're", "he's", "she's", "it's", "that's"),
    HAVE("have", "has", "had", "having", "haven't", "hasn't", "hadn't", "i've", "you've", "we've", "they've"),
    MODAL(
            "will",
            "would",
            "can",
            "could",
            "shall",
            "should",
            "may",
            "might",
            "must",
            "won't",
            "wouldn't",
            "can't",
            "cannot",
            "couldn't",
            "shouldn't",
            "mustn't",
            "do",
            "does",
            "did",
            "don't",
            "doesn't",
            "didn't",
            "let's",
            "i'll",
            "you'll",
            "he'll",
            "she'll",
            "it'll",
            "we'll",
            "they'll",
            "i'd",
            "you'd",
            "he'd",
            "she'd",
            "we'd",
            "they'd",
            "please"),
    SUBJECT("i", "you", "he", "she", "it", "we", "they", "who"),
    DETERMINER(
            "the", "a", "an", "this", "that", "these", "those", "every", "each", "some", "any", "no", "another",
            "either", "neither", "both", "all", "what", "which", "whose", "much", "many", "several", "few", "more",
            "most", "less", "such"),
    POSSESSIVE("my", "your", "his", "her", "its", "our", "their", "one's"),
    PREPOSITION(
            "of", "in", "on", "at", "by", "for", "with", "from", "into", "onto", "about", "after", "before", "under",
            "over", "through", "between", "without", "during", "against", "among", "near", "since", "until", "upon",
            "like", "per", "via", "within", "beyond", "behind", "across", "toward", "towards"),
    OBJECT(
            "me",
            "him",
            "them",
            "us",
            "it",
            "you",
            "himself",
            "herself",
            "themselves",
            "itself",
            "yourself",
            "ourselves"),
    CONJUNCTION(
            "and",
            "or",
            "but",
            "nor",
            "so",
            "yet",
            "because",
            "if",
            "when",
            "while",
            "although",
            "though",
            "as",
            "than",
            "that",
            "where",
            "whether",
            "unless");

    @SuppressWarnings("ImmutableEnumChecker") // Set.of never changes
    private final Set<String> words;

    WordClass(String... words) {
        this.words = Set.of(words);
    }

    /** Whether a word in small letters belongs to the class. */
    boolean has(String word) {
        return words.contains(word);
    }

    /** Whether it belongs to any class, and so is no noun, verb or adjective of its own. */
    static boolean isFunctionWord(String word) {
        for (WordClass any : values()) {
            if (any.has(word)) {
                return true;
            }
        }
        return false;
    }
}
