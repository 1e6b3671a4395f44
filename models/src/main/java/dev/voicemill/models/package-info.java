/**
 * The model files of Voicemill: which they are, where they come from, and how they become the folder that the worker
 * maps. {@link dev.voicemill.models.Main} is the command; nothing here is called by the worker.
 */
@NullMarked
package dev.voicemill.models;

import org.jspecify.annotations.NullMarked;
