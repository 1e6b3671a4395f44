package dev.voicemill.worker.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.voicemill.job.Language;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts into numbered sentences with breaks, display texts and spans. */
final class ScriptReaderTest {
    @Test
    void tellsParagraphsHeadingsAndLists() {
        List<Sentence> sentences = Reader.sentences("""
                # The First Chapter #
                It began. It went on
                over two lines.

                A list:
                - one thing
                - another thing
                1. a third

                ---

                > The end.
                """);

        assertThat(sentences)
                .extracting(Sentence::display)
                .containsExactly(
                        "The First Chapter",
                        "It began.",
                        "It went on over two lines.",
                        "A list:",
                        "one thing",
                        "another thing",
                        "1. a third",
                        "The end.");
        assertThat(sentences)
                .extracting(Sentence::after)
                .containsExactly(
                        Break.HEADING,
                        Break.SENTENCE,
                        Break.PARAGRAPH,
                        Break.SENTENCE,
                        Break.SENTENCE,
                        Break.SENTENCE,
                        Break.PARAGRAPH,
                        Break.END);
        assertThat(sentences).extracting(Sentence::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void endsEverySentenceWithAStop() {
        List<Sentence> sentences = Reader.sentences("# Heading\nHe said \"go\"\n\nReally?\n\nThe following:");

        assertThat(sentences)
                .extracting(Reader::tokens)
                .containsExactly("Heading .", "He said “ go ” .", "Really ?", "The following :");
    }

    @Test
    void givesEveryWordTheTextThatItStandsFor() {
        Sentence sentence =
                Reader.sentences("A  $15 fee\u00a0by ½ past 12:05 — e.g. ﬁne.").getFirst();

        assertThat(sentence.display()).isEqualTo("A $15 fee\u00a0by ½ past 12:05 — e.g. ﬁne.");
        assertThat(sentence.tokens().stream().map(token -> sentence.display().substring(token.from(), token.to())))
                .containsExactly(
                        "A", "$15", "$15", "fee", "by", "½", "½", "past", "12:05", "12:05", "12:05", "—", "e.g.",
                        "e.g.", "ﬁne", ".");
        assertThat(sentence.spoken())
                .isEqualTo("A fifteen dollar fee by one half past twelve oh five for example fine");
    }

    @Test
    void keepsMarksOfAllKinds() {
        Sentence sentence = Reader.sentences("‘Well’ — “he” said; (so): \"no\" -- it's [sic] «fine»… really?!")
                .getFirst();

        assertThat(Reader.tokens(sentence))
                .isEqualTo("“ Well ” — “ he ” said ; ( so ) : “ no ” — it's ( sic ) “ fine ” … really ? !");
    }

    @Test
    void followsTheLexiconOfTheJob() {
        Map<String, String> lexicon = Map.of(
                "Voicemill",
                "voice mill",
                "nginx",
                "/ˈɛnʤɪnˌɛks/",
                "C",
                "see",
                "New York",
                "/nˌujˈɔɹk/",
                "MSG",
                "message 2");

        Sentence sentence = Reader.sentences(
                        "voicemill, NGINX and New York: C, Cat; Voicemill's MSG.", Language.EN_US, lexicon)
                .getFirst();

        assertThat(Reader.tokens(sentence))
                .isEqualTo("voice mill , NGINX and New York : see , Cat ; voice mill's message two .");
        assertThat(sentence.tokens().stream()
                        .filter(token -> token instanceof Token.Word word && word.phonemes() != null)
                        .map(token -> sentence.display().substring(token.from(), token.to())))
                .containsExactly("NGINX", "New York");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "🎉 🎉", "...", "---", "# \n***", "\u200b", "☃"})
    void refusesAScriptWithNothingToSay(String script) {
        assertThatExceptionOfType(UnspeakableText.class)
                .isThrownBy(() -> new ScriptReader(Language.EN_US, Map.of()).read(script))
                .withMessageStartingWith("the script has nothing to say: ");
    }

    @Test
    void refusesLettersThatNoRuleCanSay() {
        assertThatExceptionOfType(UnspeakableText.class)
                .isThrownBy(() -> new ScriptReader(Language.EN_US, Map.of()).read("Fine.\n\nThe word 東京 is here."))
                .withMessage(
                        "line 3: \"東京\" is in letters that this voice cannot say, in \"The word 東京 is here.\"; spell it in"
                                + " Latin letters or give it an entry in the job's lexicon");
    }

    @Test
    void saysAnyLettersThatTheLexiconExplains() {
        assertThat(Reader.sentences("The word 東京 is here.", Language.EN_US, Map.of("東京", "Tokyo"))
                        .getFirst()
                        .spoken())
                .isEqualTo("The word Tokyo is here");
    }

    @Test
    void refusesAWrongLexicon() {
        Map<String, String> lexicon = Map.of("a", "/gut/", "b", " ", "c", "東", "d", "//");

        assertThatExceptionOfType(UnspeakableText.class)
                .isThrownBy(() -> new ScriptReader(Language.EN_US, lexicon).read("Fine."))
                .withMessage("lexicon entry \"a\": 'g' (U+0067) is not in Kokoro's alphabet; write ɡ (U+0261);"
                        + " lexicon entry \"b\": it is empty;"
                        + " lexicon entry \"d\": it is empty;"
                        + " lexicon entry \"c\": \"東\" has no words that can be said");
    }
}
