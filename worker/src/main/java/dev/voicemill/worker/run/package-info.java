/** One job from payload to result: the only package that composes text, speech, captions and storage. */
@NullMarked
package dev.voicemill.worker.run;

import org.jspecify.annotations.NullMarked;
