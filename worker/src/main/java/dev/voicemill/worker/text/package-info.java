/** From a script to sentences of spoken words: reading, splitting and the normaliser with its rules. */
@NullMarked
package dev.voicemill.worker.text;

import org.jspecify.annotations.NullMarked;
