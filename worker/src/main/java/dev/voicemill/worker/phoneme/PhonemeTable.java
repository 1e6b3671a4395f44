package dev.voicemill.worker.phoneme;

import dev.voicemill.job.Language;
import dev.voicemill.worker.text.ScriptReader;
import dev.voicemill.worker.text.Sentence;
import dev.voicemill.worker.text.UnspeakableText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lines of text with what becomes of them: {@code id TAB text} in, {@code id TAB spoken words TAB American phonemes TAB
 * British phonemes} out. The words are those of the American reading. Not thread-safe.
 */
public final class PhonemeTable {
    private final KokoroPhonemizer phonemizer;
    private final ScriptReader american;
    private final ScriptReader british;

    /** A table over a phonemizer, with a lexicon as a job gives it. */
    public PhonemeTable(KokoroPhonemizer phonemizer, Map<String, String> lexicon) {
        this.phonemizer = phonemizer;
        this.american = new ScriptReader(Language.EN_US, lexicon);
        this.british = new ScriptReader(Language.EN_GB, lexicon);
    }

    /**
     * The output line for an input line; a line without a tab is all text, with an empty id.
     *
     * @throws UnspeakableText when the text has nothing that can be said; the message starts with the id
     */
    public String line(String input) throws UnspeakableText {
        int tab = input.indexOf('\t');
        String id = input.substring(0, Math.max(tab, 0));
        String text = input.substring(tab + 1);
        try {
            List<Sentence> spoken = american.read(text);
            String words = spoken.stream().map(Sentence::spoken).collect(Collectors.joining(" "));
            return String.join(
                    "\t", id, words, phonemes(spoken, Language.EN_US), phonemes(british.read(text), Language.EN_GB));
        } catch (UnspeakableText e) {
            throw id.isEmpty() ? e : e.in(id);
        }
    }

    private String phonemes(List<Sentence> sentences, Language language) {
        return sentences.stream()
                .map(sentence -> phonemizer.phonemize(sentence, language).text())
                .collect(Collectors.joining(" "));
    }
}
