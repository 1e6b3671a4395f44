package dev.voicemill.queue;

import java.time.Duration;

/** How one attempt to deliver a webhook went. A status of 0 means that no answer came. */
public sealed interface HookOutcome {
    /** The receiver took it. */
    record Delivered(int status) implements HookOutcome {}

    /** The receiver did not; try again after the delay. */
    record Retry(Duration delay, int status, String reason) implements HookOutcome {}

    /** Not tried, for want of room or because the endpoint rests; costs no attempt. */
    record Defer(Duration delay) implements HookOutcome {}

    /** Given up. */
    record Dead(int status, String reason) implements HookOutcome {}
}
