/** News of ended jobs, delivered to receivers: the outbox loop, and the only user of resilience4j. */
@NullMarked
package dev.voicemill.worker.webhook;

import org.jspecify.annotations.NullMarked;
