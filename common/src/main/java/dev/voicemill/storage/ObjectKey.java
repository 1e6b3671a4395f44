package dev.voicemill.storage;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The rules of a key that mean the same object in a bucket and in a folder, and never one outside. */
final class ObjectKey {
    static final int MOST_BYTES = 900;

    private ObjectKey() {}

    static void check(String key) throws StorageException {
        Optional<String> fault = fault(key);
        if (fault.isPresent()) {
            throw StorageException.lasting("object key \"" + printable(key) + "\" " + fault.get(), null);
        }
    }

    static Optional<String> fault(String key) {
        if (key.isEmpty()) {
            return Optional.of("is empty; name an object");
        }
        if (key.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of("is longer than " + MOST_BYTES + " bytes; shorten it");
        }
        if (key.chars().anyMatch(symbol -> Character.isISOControl(symbol) || symbol == '\\')) {
            return Optional.of("holds a control character or a backslash; leave it out");
        }
        for (String part : key.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return Optional.of("has a part that is empty, \".\" or \"..\"; write it like folder/name");
            }
        }
        return Optional.empty();
    }

    private static String printable(String key) {
        String cut = key.length() <= 80 ? key : key.substring(0, 80) + "...";
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
