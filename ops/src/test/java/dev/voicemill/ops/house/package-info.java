/** The house rules as tests: who may see whom, and how large a room may be. */
@NullMarked
package dev.voicemill.ops.house;

import org.jspecify.annotations.NullMarked;
