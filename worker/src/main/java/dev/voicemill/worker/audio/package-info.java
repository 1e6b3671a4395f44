/** Sound as numbers: WAV files, silence, pauses, the voice track, loudness and the encoded artifacts. */
@NullMarked
package dev.voicemill.worker.audio;

import org.jspecify.annotations.NullMarked;
