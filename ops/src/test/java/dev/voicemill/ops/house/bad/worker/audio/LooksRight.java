package dev.voicemill.ops.house.bad.worker.audio;

import dev.voicemill.ops.house.bad.worker.speech.Narrator;

/** Breaks: audio looks left only. */
public final class LooksRight {
    public String ask() {
        return Narrator.class.getName();
    }
}
