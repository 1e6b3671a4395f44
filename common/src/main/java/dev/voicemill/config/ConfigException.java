package dev.voicemill.config;

import java.util.List;

/** Settings that cannot be used; the message has one line for each problem, with its fix. Thrown only at start. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigException(List<String> lines) {
        super(String.join("\n", lines));
    }
}
