/**
 * The queue: its Redis keys, its Lua scripts with their contracts, and {@link dev.voicemill.queue.JobQueue}, the one
 * way to them. Nothing outside this package touches the Redis client.
 */
@NullMarked
package dev.voicemill.queue;

import org.jspecify.annotations.NullMarked;
