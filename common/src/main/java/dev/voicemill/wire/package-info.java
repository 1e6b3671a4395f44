/** Jobs and their results as JSON, exactly as producers and receivers see them. Sees {@code job} and {@code config}. */
@NullMarked
package dev.voicemill.wire;

import org.jspecify.annotations.NullMarked;
