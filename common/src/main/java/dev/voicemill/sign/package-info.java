/** Webhook secrets and signatures, after Standard Webhooks 1.0.0, for those who send and those who check. */
@NullMarked
package dev.voicemill.sign;

import org.jspecify.annotations.NullMarked;
