package dev.voicemill.job;

import org.jspecify.annotations.Nullable;

/** Where the script comes from: its text, or the key of an object in the bucket; exactly one of the two. */
public record ScriptSource(@Nullable String text, @Nullable String key) {
    /** Throws {@link IllegalArgumentException} unless exactly one is given. */
    public ScriptSource {
        if ((text == null) == (key == null)) {
            throw new IllegalArgumentException("a script has either a text or a key, not both and not neither");
        }
    }

    public static ScriptSource ofText(String text) {
        return new ScriptSource(text, null);
    }

    public static ScriptSource ofKey(String key) {
        return new ScriptSource(null, key);
    }
}
