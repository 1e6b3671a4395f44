package dev.voicemill.worker.webhook;

import java.time.Duration;

/**
 * How gently one receiver is called by this process.
 *
 * @param callsPerSecond more are put off for a second
 * @param callsAtOnce more are put off for a second
 * @param callsWatched the last calls by which a receiver is judged
 * @param callsToJudge no judgement on fewer; when half of the watched calls failed, the receiver rests
 * @param rest how long a receiver that fails is left alone
 */
record Care(int callsPerSecond, int callsAtOnce, int callsWatched, int callsToJudge, Duration rest) {
    /** Start values; none is measured. */
    static final Care STANDARD = new Care(20, 4, 10, 5, Duration.ofSeconds(30));
}
