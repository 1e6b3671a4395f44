/** Child processes that read and write media: ffmpeg and ffprobe, guarded, with a deadline. */
@NullMarked
package dev.voicemill.worker.media;

import org.jspecify.annotations.NullMarked;
