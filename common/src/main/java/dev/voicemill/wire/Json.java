package dev.voicemill.wire;

import java.util.List;
import java.util.Map;

/** A piece of JSON as it was written: numbers keep their text, so none can be too large to hold. */
sealed interface Json {
    record Members(Map<String, Json> byName) implements Json {}

    record Items(List<Json> inOrder) implements Json {}

    record Text(String value) implements Json {}

    record Numeral(String digits) implements Json {}

    record Flag(boolean value) implements Json {}

    record Null() implements Json {}

    /** What a message shows of this piece: one short line without control characters. */
    default String shown() {
        return switch (this) {
            case Members _ -> "an object";
            case Items _ -> "a list";
            case Text(String value) -> '"' + shortened(value) + '"';
            case Numeral(String digits) -> shortened(digits);
            case Flag(boolean value) -> Boolean.toString(value);
            case Null _ -> "null";
        };
    }

    /** At most 40 characters of a producer's text, safe to print in a log or on a terminal. */
    static String shortened(String text) {
        return shortened(text, 40);
    }

    static String shortened(String text, int most) {
        int end = Math.min(text.length(), most);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        String clean = text.substring(0, end).replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]", "?");
        return end < text.length() ? clean + "..." : clean;
    }
}
