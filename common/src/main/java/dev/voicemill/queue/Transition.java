package dev.voicemill.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a job's log.
 *
 * @param state the state entered
 * @param node where it ran, or null
 * @param epoch claim that it belonged to, 0 before the first
 * @param reason why, in words; may be empty
 */
public record Transition(Instant at, String state, @Nullable String node, long epoch, String reason) {}
