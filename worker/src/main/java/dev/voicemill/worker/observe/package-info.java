/** What happened, as values, and the readers that turn it into log lines and health answers. */
@NullMarked
package dev.voicemill.worker.observe;

import org.jspecify.annotations.NullMarked;
