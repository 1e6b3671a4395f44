package dev.voicemill.worker.phoneme;

import dev.voicemill.worker.text.PhonemeSymbols;

/**
 * The 114 symbols that Kokoro v1.0 was trained on and their ids, 1 to 177, as in the model's {@code config.json}. Id 0 pads
 * both ends of a sequence. A symbol outside it is an error: the model would stay silent for it.
 */
public final class KokoroAlphabet {
    /** The id that stands before and after every sequence. */
    public static final int PAD = 0;

    /** The ids of {@link PhonemeSymbols#ALL}, in its order. */
    private static final int[] IDS = {
        1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 31, 33, 35, 36, 39, 41, 42,
        43, 44, 45, 46, 47, 48, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71,
        72, 75, 76, 77, 78, 80, 81, 82, 83, 85, 86, 87, 90, 92, 99, 101, 102, 103, 110, 111, 112, 113, 114, 115, 116,
        118, 119, 120, 123, 125, 126, 128, 129, 130, 131, 132, 133, 135, 136, 138, 139, 140, 142, 143, 147, 148, 156,
        157, 158, 162, 164, 169, 171, 172, 173, 177
    };

    private KokoroAlphabet() {}

    /** The id of a symbol. Throws {@link IllegalArgumentException} for one outside the alphabet. */
    public static int id(char symbol) {
        int place = PhonemeSymbols.ALL.indexOf(symbol);
        if (place < 0) {
            throw new IllegalArgumentException(
                    "'%c' (U+%04X) is not in Kokoro's alphabet".formatted(symbol, (int) symbol));
        }
        return IDS[place];
    }

    /** The ids of phonemes, one for each symbol, without pads. */
    public static int[] ids(String phonemes) {
        return phonemes.chars().map(symbol -> id((char) symbol)).toArray();
    }

    /** Whether Kokoro has a sound or a rest for the symbol. */
    public static boolean contains(char symbol) {
        return PhonemeSymbols.ALL.indexOf(symbol) >= 0;
    }
}
