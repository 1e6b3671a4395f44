package dev.voicemill.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** How the command ended, for scripts. The numbers are part of the contract and never change their meaning. */
final class ExitCode {
    static final int OK = 0;
    static final int FAULT = 1;
    static final int USAGE = 2;
    static final int NOT_DONE = 3;
    static final int NOT_FOUND = 4;
    static final int REFUSED = 5;
    static final int REDIS = 6;
    static final int TIMED_OUT = 7;

    private ExitCode() {}

    /** Number to meaning, as the help shows them. */
    static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put("0", "done as asked");
        meanings.put("1", "a fault of this program; please report it");
        meanings.put("2", "wrong use, or a setting, script or payload that cannot work; nothing was sent");
        meanings.put("3", "with --wait: the job ended dead, cancelled or expired");
        meanings.put("4", "no such job");
        meanings.put("5", "refused: the job is not in a state, or not under an id, that allows it");
        meanings.put("6", "Redis cannot be reached or does not answer");
        meanings.put("7", "with --wait: the job has not ended in time; it goes on");
        return meanings;
    }
}
