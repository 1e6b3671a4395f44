/** Captions from timings: cues, their layout, SRT and WebVTT. */
@NullMarked
package dev.voicemill.worker.caption;

import org.jspecify.annotations.NullMarked;
