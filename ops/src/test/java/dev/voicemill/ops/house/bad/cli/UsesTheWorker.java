package dev.voicemill.ops.house.bad.cli;

import dev.voicemill.ops.house.bad.worker.speech.Narrator;

/** Breaks: the command line knows nothing of the worker. */
public final class UsesTheWorker extends Thread {
    public Class<?> kind() {
        return Narrator.class;
    }
}
