package dev.voicemill.worker.phoneme;

import dev.voicemill.job.Language;
import dev.voicemill.worker.text.Sentence;
import dev.voicemill.worker.text.Token;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        Transcript transcript = new Transcript(espeakVoice);
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

    /** What espeak-ng is asked for a word: letters apart where it is spelled, small letters where capitals shout. */
    private String request(Token.Word word, String voice) {
        String spoken = word.spoken();
        Spelling spelling = voice.startsWith("en-gb") || voice.equals("en") ? british : american;
        if (!spelling.isSpelled(spoken)) {
            return Spelling.isCapitals(spoken) ? spoken.toLowerCase(Locale.ROOT) : spoken;
        }
        String letters = spoken.replaceAll("[^\\p{L}]", "");
        String apart = letters.toUpperCase(Locale.ROOT).replaceAll("(?<=.)(?=.)", " ").replaceAll("\\bA\\b", "ay");
        boolean alike = letters.length() > 1 && sounds(letters.toUpperCase(Locale.ROOT), voice).equals(sounds(apart, voice));
        return alike ? letters.toUpperCase(Locale.ROOT) : apart;
    }

    private String sounds(String words, String voice) {
        return ipa(words, voice).replaceAll("[ˈˌ ]", "");
    }

    private String ipa(String words, String voice) {
        return Normalizer.normalize(espeak.ipa(voice, words).replace("^", ""), Normalizer.Form.NFD);
    }

    /** The phonemes of one sentence as they grow. */
    private final class Transcript {
        private record Pending(int token, String request, @Nullable String phonemes) {}

        private final String voice;
        private final StringBuilder text = new StringBuilder();
        private final List<Span> spans = new ArrayList<>();
        private final List<Pending> pending = new ArrayList<>();
        private int length;

        Transcript(String voice) {
            this.voice = voice;
        }

        void add(int token, Token.Word word) {
            String request = request(word, voice);
            if (length + request.length() > LONGEST_GROUP) {
                flush();
            }
            pending.add(new Pending(token, request, word.phonemes()));
            length += request.length() + 1;
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
            return new Phonemes(text.toString(), spans);
        }

        /** Asks for the words that wait, as one clause, and shares its phonemes out among them. */
        private void flush() {
            if (pending.isEmpty()) {
                return;
            }
            String clause = ipa(String.join(" ", pending.stream().map(Pending::request).toList()), voice);
            int[] starts = starts(clause);
            for (int at = 0; at < pending.size(); at++) {
                int end = at + 1 < starts.length ? starts[at + 1] : clause.length();
                append(pending.get(at), clause.substring(starts[at], end));
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
            List<Integer> firsts = new ArrayList<>();
            int words = 0;
            for (Pending word : pending) {
                firsts.add(words);
                words += word.request().split(" ").length;
            }
            if (words == spaces.size()) {
                return firsts.stream().mapToInt(spaces::get).toArray();
            }
            return WordAligner.starts(clause, pending.stream().map(word -> ipa(word.request(), voice)).toList());
        }

        private void append(Pending word, String sounds) {
            boolean gap = sounds.startsWith(" ") || (!text.isEmpty() && isStop(text.charAt(text.length() - 1)));
            String given = word.phonemes() == null ? sounds.strip() : Normalizer.normalize(EspeakSpelling.toIpa(word.phonemes()), Normalizer.Form.NFD);
            if (gap && !text.isEmpty()) {
                text.append(' ');
            }
            spans.add(new Span(word.token(), text.length(), text.length() + given.length()));
            text.append(given);
        }

        private static boolean isStop(char symbol) {
            return ",:;.?!".indexOf(symbol) >= 0;
        }
    }
}
