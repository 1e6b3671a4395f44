package dev.voicemill.worker.phoneme;

import dev.voicemill.job.Language;
import dev.voicemill.worker.text.Sentence;
import dev.voicemill.worker.text.Token;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sentences as Piper voices were trained on them: espeak-ng's IPA in decomposed code points, a clause at a time so that its
 * words join as in speech, each clause followed by its stop. Any thread.
 */
public final class PiperPhonemizer {
    /** Words are sent in groups that espeak-ng takes as one line and that can be aligned quickly. */
    private static final int LONGEST_GROUP = 200;

    private static final String SILENT_MARKS = "\"()“”";

    private final Espeak espeak;
    private final Spelling american;
    private final Spelling british;

    /** A phonemizer over the lexicons of both accents, which know the words that are spelled; the caller keeps them. */
    public PiperPhonemizer(Lexicon us, Lexicon gb, Espeak espeak) {
        this.espeak = espeak;
        this.american = new Spelling(new Dictionary(Language.EN_US, us));
        this.british = new Spelling(new Dictionary(Language.EN_GB, gb));
    }

    /**
     * The sentence's phonemes, with a span for every word.
     *
     * @param espeakVoice the voice's {@code espeak.voice} such as {@code en-us}
     * @throws EspeakUnavailable when espeak-ng does not answer
     */
    public Phonemes phonemize(Sentence sentence, String espeakVoice) {
        Transcript transcript = new Transcript(asker(espeakVoice));
        List<Token> tokens = sentence.tokens();
        for (int at = 0; at < tokens.size(); at++) {
            switch (tokens.get(at)) {
                case Token.Word word -> transcript.add(at, word);
                case Token.Mark mark -> {
                    if (SILENT_MARKS.indexOf(mark.symbol()) < 0) {
                        transcript.stop(stop(mark.symbol()));
                    }
                }
            }
        }
        return transcript.finish();
    }

    /** A dash or an ellipsis is a rest like a semicolon's to espeak-ng. */
    private static char stop(char mark) {
        return mark == '—' || mark == '…' ? ';' : mark;
    }

    private EspeakWord.Asker asker(String voice) {
        boolean us = !voice.startsWith("en-gb") && !voice.equals("en");
        Language language = us ? Language.EN_US : Language.EN_GB;
        return new EspeakWord.Asker(espeak, voice, language, us ? american : british);
    }

    /** The phonemes of one sentence as they grow. */
    private static final class Transcript {
        private record Pending(int token, EspeakWord word) {}

        private final EspeakWord.Asker asker;
        private final StringBuilder text = new StringBuilder();
        private final List<Span> spans = new ArrayList<>();
        private final List<Pending> pending = new ArrayList<>();
        private int length;

        Transcript(EspeakWord.Asker asker) {
            this.asker = asker;
        }

        void add(int token, Token.Word word) {
            EspeakWord asked = asker.ask(word);
            if (length + asked.request().length() > LONGEST_GROUP) {
                flush();
            }
            pending.add(new Pending(token, asked));
            length += asked.request().length() + 1;
        }

        void stop(char mark) {
            flush();
            boolean spoken = !text.isEmpty() && ",:;.?!".indexOf(text.charAt(text.length() - 1)) < 0;
            if (spoken) {
                text.append(mark);
            }
        }

        Phonemes finish() {
            flush();
            int last = text.length() - 1;
            if (last >= 0 && text.charAt(last) == ';') {
                text.setCharAt(last, '.');
            }
            return new Phonemes(text.toString(), spans);
        }

        /** Asks for the words that wait, as one clause, and shares its phonemes out among them. */
        private void flush() {
            if (pending.isEmpty()) {
                return;
            }
            String clause = asker.ipa(
                    pending.stream().map(word -> word.word().request()).collect(Collectors.joining(" ")));
            int[] starts = starts(clause);
            for (int at = 0; at < pending.size(); at++) {
                int end = at + 1 < starts.length ? starts[at + 1] : clause.length();
                append(pending.get(at), clause.substring(starts[at], end), at == 0);
            }
            pending.clear();
            length = 0;
        }

        /** Where each waiting word starts: by the spaces where there are as many words, else by alignment. */
        private int[] starts(String clause) {
            List<Integer> spaces = new ArrayList<>(List.of(0));
            for (int at = 0; at < clause.length(); at++) {
                if (clause.charAt(at) == ' ') {
                    spaces.add(at);
                }
            }
            int[] starts = new int[pending.size()];
            int words = 0;
            for (int at = 0; at < starts.length; at++) {
                starts[at] = words < spaces.size() ? spaces.get(words) : clause.length();
                words += EspeakWord.Asker.count(pending.get(at).word().request());
            }
            if (words == spaces.size()) {
                return starts;
            }
            return WordAligner.starts(
                    clause,
                    pending.stream()
                            .map(word -> asker.ipa(word.word().request()))
                            .toList());
        }

        private void append(Pending word, String sounds, boolean first) {
            boolean gap = first || sounds.startsWith(" ");
            @Nullable String own = word.word().sounds();
            String given = Normalizer.normalize(own == null ? sounds.strip() : own, Normalizer.Form.NFD);
            if (gap && !text.isEmpty()) {
                text.append(' ');
            }
            spans.add(new Span(word.token(), text.length(), text.length() + given.length()));
            text.append(given);
        }
    }
}
