package dev.voicemill.worker.phoneme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.voicemill.job.Language;
import dev.voicemill.worker.text.PhonemeSymbols;
import dev.voicemill.worker.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our own words, as they are said. */
final class PatchLexiconIT {
    @Test
    void isWrittenInTheAlphabetAndSaysSomethingNew() {
        List<String> needless = new ArrayList<>();
        for (List<String> row : Table.read(PatchLexicon.class, "patch.tsv", 3)) {
            String word = row.get(0);
            Entry american = new PatchLexicon(Language.EN_US).find(word).orElseThrow();
            Entry british = new PatchLexicon(Language.EN_GB).find(word).orElseThrow();
            for (Entry entry : List.of(american, british)) {
                entry.forms().values().stream()
                        .filter(form -> !form.equals(Entry.SPELLED))
                        .forEach(form -> assertThat(PhonemeSymbols.problem(form))
                                .as(word)
                                .isEmpty());
            }
            boolean known = Spoken.HERE.us.find(word).equals(Optional.of(american))
                    && Spoken.HERE.gb.find(word).equals(Optional.of(british));
            if (known) {
                needless.add(word);
            }
        }
        assertThat(needless).as("entries that both lexicons have already").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Voicemill, vˈYsmˌɪl.",
        "github, ɡˈɪthˌʌb.",
        "the API, ði ˌApˌiˈI.",
        "APIs, ˌApˌiˈIz.",
        "JSON, ʤˈAsən.",
        "Kubernetes, kˌubəɹnˈɛTiz.",
        "iPhones, ˈIfˌOnz.",
        "nginx's, ˈɛnʤɪnˌɛksᵻz.",
        "IKEA, ˌIkˈiə.",
        "COVID-19, kˈOvˌɪd nˌIntˈin.",
        "Dvořák, dvˈɔɹʒɑk.",
        "US, jˌuˈɛs."
    })
    void overridesWhatOthersSay(String word, String phonemes) {
        assertThat(Spoken.HERE.american(word)).isEqualTo(phonemes);
    }
}
