package dev.voicemill.worker.text;

import java.util.Optional;

/** The symbols that phonemes are written with: Kokoro's alphabet, in the order of its ids. */
public final class PhonemeSymbols {
    /** All 114 of them, each one UTF-16 unit. */
    public static final String ALL =
            ";:,.!?—…\"()“” \u0303ʣʥʦʨᵝ\uAB67AIOQSTWYᵊabcdefhijklmnopqrstuvwxyzɑɐɒæβɔɕçɖðʤəɚɛɜɟɡɥɨɪʝɯɰŋɳɲɴøɸθœɹɾɻʁɽʂʃʈʧʊʋʌɣɤχʎʒʔˈˌːʰʲ↓→↗↘ᵻ";

    private PhonemeSymbols() {}

    /** What is wrong with phonemes that somebody wrote, or empty: a symbol outside the alphabet, or none at all. */
    public static Optional<String> problem(String phonemes) {
        if (phonemes.isBlank()) {
            return Optional.of("it is empty");
        }
        for (int at = 0; at < phonemes.length(); at++) {
            char symbol = phonemes.charAt(at);
            if (ALL.indexOf(symbol) < 0) {
                return Optional.of("'%c' (U+%04X) is not in Kokoro's alphabet%s"
                        .formatted(symbol, (int) symbol, symbol == 'g' ? "; write ɡ (U+0261)" : ""));
            }
        }
        return Optional.empty();
    }
}
