/** Drivers against the real programs they start. */
@NullMarked
package dev.voicemill.ops;

import org.jspecify.annotations.NullMarked;
