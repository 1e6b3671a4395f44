/** Sentences become speech: the models, the voices, the two engines and their timings. */
@NullMarked
package dev.voicemill.worker.speech;

import org.jspecify.annotations.NullMarked;
