/** Drivers for people and for CI: the demo, and the servers and processes that it and other drivers start. */
@NullMarked
package dev.voicemill.ops;

import org.jspecify.annotations.NullMarked;
