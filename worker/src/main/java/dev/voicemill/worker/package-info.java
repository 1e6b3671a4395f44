/** The worker process: its settings, its parts wired together, and its way out. */
@NullMarked
package dev.voicemill.worker;

import org.jspecify.annotations.NullMarked;
