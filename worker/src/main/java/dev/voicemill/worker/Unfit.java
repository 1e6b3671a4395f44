package dev.voicemill.worker;

/** The machine or its surroundings cannot serve as they are; the message says what to mend. */
final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unfit(String message) {
        super(message);
    }
}
