package dev.voicemill.worker.text;

import dev.voicemill.job.Language;
import dev.voicemill.worker.text.Paragraphs.Kind;
import dev.voicemill.worker.text.Paragraphs.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a script into the sentences that a voice says, in the words that it says them in.
 *
 * <p>Blank lines set paragraphs apart, {@code #} to {@code ######} open headings, list items are sentences of their own.
 * Not thread-safe: one per job.
 */
public final class ScriptReader {
    private static final String ENDING = ".!?…,;:—";
    private static final String CLOSING = "”\")";
    private static final int EXCERPT = 80;

    private final Normalizer normalizer;

    /**
     * A reader for one job.
     *
     * @param lexicon words of the script and how to say them: as other words, or as {@code /phonemes/} in Kokoro's
     *     alphabet
     */
    public ScriptReader(Language language, Map<String, String> lexicon) {
        this.normalizer = new Normalizer(language, lexicon);
    }

    /**
     * The sentences of a script, numbered from 1; at least one, each with at least one word. Emoji, rules and bullets are
     * layout and are passed over.
     *
     * @throws UnspeakableText when nothing in it can be said, when a word is in letters that no rule can say, or when an
     *     entry of the lexicon is wrong; the message names the line and the text
     */
    public List<Sentence> read(String script) throws UnspeakableText {
        List<String> problems = normalizer.problems();
        if (!problems.isEmpty()) {
            throw new UnspeakableText(String.join("; ", problems));
        }
        List<Sentence> sentences = new ArrayList<>();
        for (Paragraph paragraph : Paragraphs.of(script)) {
            separate(sentences, paragraph);
            int before = sentences.size();
            for (String display : SentenceEnds.split(paragraph.text())) {
                add(sentences, paragraph, display);
            }
            if (paragraph.kind() == Kind.HEADING && sentences.size() > before) {
                endLast(sentences, Break.HEADING);
            }
        }
        if (sentences.isEmpty()) {
            throw new UnspeakableText("the script has nothing to say: " + nothing(script));
        }
        endLast(sentences, Break.END);
        return List.copyOf(sentences);
    }

    private void add(List<Sentence> sentences, Paragraph paragraph, String display) throws UnspeakableText {
        Normalizer.Spoken spoken = normalizer.read(display);
        if (spoken.unspeakable().isPresent()) {
            throw new UnspeakableText(
                    "line %d: \"%s\" is in letters that this voice cannot say, in \"%s\"; spell it in Latin letters or give it an entry in the job's lexicon"
                            .formatted(paragraph.line(), spoken.unspeakable().get(), excerpt(display)));
        }
        List<Token> tokens = new ArrayList<>(spoken.tokens());
        if (tokens.stream().noneMatch(Token.Word.class::isInstance)) {
            return;
        }
        if (!hasEnd(tokens)) {
            tokens.add(new Token.Mark('.', display.length(), display.length()));
        }
        sentences.add(new Sentence(sentences.size() + 1, display, tokens, Break.SENTENCE));
    }

    /** Gives the last sentence so far the break that this paragraph's beginning asks for. */
    private static void separate(List<Sentence> sentences, Paragraph next) {
        if (!sentences.isEmpty() && sentences.getLast().after() == Break.SENTENCE) {
            boolean sameList = next.joined() && next.kind() == Kind.ITEM;
            endLast(sentences, sameList ? Break.SENTENCE : Break.PARAGRAPH);
        }
    }

    private static void endLast(List<Sentence> sentences, Break after) {
        Sentence last = sentences.removeLast();
        sentences.add(new Sentence(last.number(), last.display(), last.tokens(), after));
    }

    /** Whether the last mark already tells the voice to stop; closing quotes and brackets may follow it. */
    private static boolean hasEnd(List<Token> tokens) {
        for (Token token : tokens.reversed()) {
            switch (token) {
                case Token.Word _ -> {
                    return false;
                }
                case Token.Mark mark -> {
                    if (ENDING.indexOf(mark.symbol()) >= 0) {
                        return true;
                    }
                    if (CLOSING.indexOf(mark.symbol()) < 0) {
                        return false;
                    }
                }
            }
        }
        return false;
    }

    private static String nothing(String script) {
        return script.isBlank() ? "it is empty" : "\"" + excerpt(script.strip()) + "\" holds no letters and no numbers";
    }

    private static String excerpt(String text) {
        return text.length() <= EXCERPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, EXCERPT))) + "…";
    }
}
