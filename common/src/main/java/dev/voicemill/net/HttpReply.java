package dev.voicemill.net;

import java.time.Duration;
import java.util.Optional;

/**
 * What a receiver answered; its body is not kept.
 *
 * @param retryAfter how long the receiver asks to be left alone, never negative
 */
public record HttpReply(int status, Optional<Duration> retryAfter) {}
