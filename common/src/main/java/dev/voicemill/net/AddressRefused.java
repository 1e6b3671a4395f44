package dev.voicemill.net;

import java.io.IOException;

/** An address that must not be called; the message names the rule and, where there is one, the setting that opens it. */
public final class AddressRefused extends IOException {
    private static final long serialVersionUID = 1;

    AddressRefused(String message) {
        super(message);
    }
}
