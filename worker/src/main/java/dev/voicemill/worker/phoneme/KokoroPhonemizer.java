package dev.voicemill.worker.phoneme;

import dev.voicemill.job.Language;
import dev.voicemill.worker.text.PhonemeSymbols;
import dev.voicemill.worker.text.Sentence;
import dev.voicemill.worker.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sentences in the alphabet that Kokoro v1.0 was trained on: {@code hˈɛlˌO, wˈɜɹld.} The words are read from the last to the
 * first, for the small ones depend on what follows. Any thread.
 */
public final class KokoroPhonemizer {
    private static final String ATTACHED_BEFORE = "(“";

    private final Pronouncer american;
    private final Pronouncer british;

    /** A phonemizer over the lexicons of both accents; the caller keeps and closes them. */
    public KokoroPhonemizer(Lexicon us, Lexicon gb, Espeak espeak) {
        this.american = new Pronouncer(Language.EN_US, us, espeak);
        this.british = new Pronouncer(Language.EN_GB, gb, espeak);
    }

    /**
     * The sentence's phonemes, with a span for every word.
     *
     * @throws EspeakUnavailable when a word needs espeak-ng and it does not answer
     */
    public Phonemes phonemize(Sentence sentence, Language language) {
        List<String> sounds = sounds(sentence.tokens(), pronouncer(language));
        StringBuilder text = new StringBuilder();
        List<Span> spans = new ArrayList<>();
        boolean open = true;
        for (int at = 0; at < sounds.size(); at++) {
            String sound = sounds.get(at);
            switch (sentence.tokens().get(at)) {
                case Token.Word _ -> {
                    text.append(open ? "" : " ");
                    spans.add(new Span(at, text.length(), text.length() + sound.length()));
                    text.append(sound);
                    open = false;
                }
                case Token.Mark mark -> {
                    boolean opening = ATTACHED_BEFORE.indexOf(mark.symbol()) >= 0;
                    boolean gap = opening ? !open : isSpaced(sentence, mark, mark.from() - 1) && !open;
                    text.append(gap ? " " : "").append(mark.symbol());
                    open = opening || (mark.symbol() == '—' && !isSpaced(sentence, mark, mark.to()));
                }
            }
        }
        return new Phonemes(checked(text.toString(), sentence), spans);
    }

    private Pronouncer pronouncer(Language language) {
        return switch (language) {
            case EN_US -> american;
            case EN_GB -> british;
        };
    }

    /** What each token sounds like; a mark is its own symbol. */
    private static List<String> sounds(List<Token> tokens, Pronouncer pronouncer) {
        List<String> words = Neighbours.words(tokens);
        List<String> sounds = new ArrayList<>();
        Next next = Next.PAUSE;
        int place = words.size();
        for (Token token : tokens.reversed()) {
            String sound = switch (token) {
                case Token.Word word -> {
                    @Nullable String given = word.phonemes();
                    place--;
                    yield given != null
                            ? given
                            : EspeakSpelling.trained(
                                    pronouncer.pronounce(word.spoken(), Neighbours.at(words, place), next));
                }
                case Token.Mark mark -> {
                    place -= Neighbours.isRest(mark) ? 1 : 0;
                    yield String.valueOf(mark.symbol());
                }
            };
            next = Next.of(sound, next);
            sounds.addFirst(sound);
        }
        return sounds;
    }

    /** A dash keeps the spaces that the writer put around it; other marks stand at their word. */
    private static boolean isSpaced(Sentence sentence, Token.Mark mark, int at) {
        return mark.symbol() == '—'
                && at >= 0
                && at < sentence.display().length()
                && Character.isWhitespace(sentence.display().charAt(at));
    }

    private static String checked(String phonemes, Sentence sentence) {
        Optional<String> problem = PhonemeSymbols.problem(phonemes);
        if (problem.isPresent()) {
            throw new IllegalStateException("sentence " + sentence.number() + " \"" + sentence.display() + "\" became "
                    + phonemes + ": " + problem.get());
        }
        return phonemes;
    }
}
