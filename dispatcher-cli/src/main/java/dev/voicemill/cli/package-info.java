/** The command {@code voicemill}: one class for each noun that an operator types. Sees only {@code common}. */
@NullMarked
package dev.voicemill.cli;

import org.jspecify.annotations.NullMarked;
