package dev.voicemill.ops;

import java.io.IOException;

/** A program of the demo that did not start, with the end of what it said. */
final class StartFailure extends IOException {
    private static final long serialVersionUID = 1;

    StartFailure(String what, String tail) {
        super(tail.isBlank() ? what + " It said nothing." : what + " It said:\n" + tail.indent(4));
    }
}
