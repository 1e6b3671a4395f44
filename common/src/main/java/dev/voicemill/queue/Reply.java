package dev.voicemill.queue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An array that a script returned, read by position. */
record Reply(List<?> items) {
    /** The first word: the status. */
    String status() {
        return text(0);
    }

    String text(int at) {
        return String.valueOf(items.get(at));
    }

    @Nullable
    String textOrNull(int at) {
        return items.get(at) == null ? null : text(at);
    }

    long number(int at) {
        return Long.parseLong(text(at));
    }

    Reply list(int at) {
        return new Reply((List<?>) items.get(at));
    }

    /** The items, each an array of its own. */
    Stream<Reply> lists() {
        return items.stream().map(item -> new Reply((List<?>) item));
    }

    /** Names and values in turn, as a map in their order. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i + 1 < items.size(); i += 2) {
            fields.put(text(i), text(i + 1));
        }
        return fields;
    }

    /** A status that this code does not know: the scripts are not those of this version. */
    IllegalStateException unexpected(String script) {
        return new IllegalStateException("script " + script + " answered " + items);
    }
}
