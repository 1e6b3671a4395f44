/** Settings from the environment, read once at start with every problem gathered. Imports nothing else of Voicemill. */
@NullMarked
package dev.voicemill.config;

import org.jspecify.annotations.NullMarked;
