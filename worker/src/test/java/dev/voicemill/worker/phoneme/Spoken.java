package dev.voicemill.worker.phoneme;

import dev.voicemill.fixture.Models;
import dev.voicemill.job.Language;
import dev.voicemill.worker.text.ScriptReader;
import dev.voicemill.worker.text.Sentence;
import dev.voicemill.worker.text.UnspeakableText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The real lexicons and espeak-ng, opened once for all tests; they end with the test JVM. */
final class Spoken {
    static final Spoken HERE = new Spoken();

    final Lexicon us;
    final Lexicon gb;
    final Espeak espeak = new Espeak();
    final KokoroPhonemizer kokoro;
    final PiperPhonemizer piper;

    private Spoken() {
        try {
            this.us = Lexicon.open(Models.file("lexicon/us.lex"));
            this.gb = Lexicon.open(Models.file("lexicon/gb.lex"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.kokoro = new KokoroPhonemizer(us, gb, espeak);
        this.piper = new PiperPhonemizer(us, gb, espeak);
    }

    /** A text's sentences. */
    static List<Sentence> sentences(String text, Language language, Map<String, String> lexicon) {
        try {
            return new ScriptReader(language, lexicon).read(text);
        } catch (UnspeakableText e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** A text in Kokoro's alphabet, American. */
    String american(String text) {
        return kokoro(text, Language.EN_US);
    }

    String british(String text) {
        return kokoro(text, Language.EN_GB);
    }

    /** A text in espeak-ng's, American. */
    String piper(String text) {
        return sentences(text, Language.EN_US, Map.of()).stream()
                .map(sentence -> piper.phonemize(sentence, "en-us").text())
                .collect(Collectors.joining(" "));
    }

    private String kokoro(String text, Language language) {
        return sentences(text, language, Map.of()).stream()
                .map(sentence -> kokoro.phonemize(sentence, language).text())
                .collect(Collectors.joining(" "));
    }
}
