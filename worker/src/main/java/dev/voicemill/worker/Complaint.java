package dev.voicemill.worker;

import dev.voicemill.config.ConfigException;
import dev.voicemill.queue.RedisUnavailable;
import dev.voicemill.worker.media.MediaException;
import dev.voicemill.worker.speech.SpeechException;
import dev.voicemill.worker.text.UnspeakableText;
import java.io.IOException;

/** What a person at the terminal reads when a command fails: the message and its fix, without a stack trace. */
final class Complaint {
    private Complaint() {}

    /** Prints the complaint and returns the exit code. */
    static int print(Exception e) {
        System.err.println("worker: " + e.getMessage());
        return switch (e) {
            case ConfigException _, Unfit _, RedisUnavailable _ -> Main.UNFIT;
            case UnspeakableText _, SpeechException _, MediaException _, IOException _ -> 1;
            default -> {
                e.printStackTrace();
                yield 1;
            }
        };
    }
}
