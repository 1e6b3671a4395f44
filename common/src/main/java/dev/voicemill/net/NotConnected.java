package dev.voicemill.net;

import java.io.IOException;

/** A call that failed before any of it was sent: the name is unknown, nobody listens, or TLS could not be agreed. */
public final class NotConnected extends IOException {
    private static final long serialVersionUID = 1;

    NotConnected(String message, Throwable cause) {
        super(message, cause);
    }
}
