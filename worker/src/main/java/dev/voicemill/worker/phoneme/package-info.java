/** From spoken words to phonemes: lexicons, rules of English, espeak-ng as a child process, and the alphabets of the voices. */
@NullMarked
package dev.voicemill.worker.phoneme;

import org.jspecify.annotations.NullMarked;
