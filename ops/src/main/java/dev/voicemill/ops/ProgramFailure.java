package dev.voicemill.ops;

import java.io.IOException;

/** A program that did not start or did not live on, with its last words. */
final class ProgramFailure extends IOException {
    private static final long serialVersionUID = 1;

    ProgramFailure(String what, String tail) {
        super(tail.isBlank() ? what + " It said nothing." : what + " It said:\n" + tail.indent(4));
    }
}
