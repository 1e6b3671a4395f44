package dev.voicemill.queue;

import java.time.Duration;

/**
 * One worker asking for one job.
 *
 * @param node name shared by all workers of one machine; the limit counts against it
 * @param worker name of this process
 * @param token 128 random bits made for this claim; repeat it only to learn the answer to a claim whose reply was lost
 * @param lease how long the job stays this worker's without a beat, in whole ms
 * @param limit jobs that may run on the node at once; an operator's limit on the node may be lower
 * @param intakeMax mailbox entries to take in first, 0 to 200
 */
public record ClaimRequest(
        String node, String worker, String token, Duration lease, int limit, int intakeMax, Capabilities can) {}
