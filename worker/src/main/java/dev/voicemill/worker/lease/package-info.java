/** Taking jobs and keeping them: the claim loop, the heartbeat, the reaper and the node's slots. */
@NullMarked
package dev.voicemill.worker.lease;

import org.jspecify.annotations.NullMarked;
