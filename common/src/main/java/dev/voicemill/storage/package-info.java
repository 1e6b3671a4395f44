/** Where results, checkpoints and scripts lie: a bucket that speaks S3, or a folder. */
@NullMarked
package dev.voicemill.storage;

import org.jspecify.annotations.NullMarked;
