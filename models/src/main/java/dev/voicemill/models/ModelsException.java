package dev.voicemill.models;

/** A trouble with model files that its reader can mend: what is wrong, and the fix. */
final class ModelsException extends Exception {
    private static final long serialVersionUID = 1L;

    ModelsException(String wrong, String fix) {
        super(wrong + "\n  fix: " + fix);
    }

    /** What {@code file} should have been and is not. */
    static ModelsException wrongHash(String file, Checksum expected, Checksum found, String fix) {
        return new ModelsException(
                "%s: wrong hash%n  expected %s%n  found    %s".formatted(file, expected, found), fix);
    }
}
