/** What a job is: its id, type, states and the work that it asks for. Imports nothing else of Voicemill. */
@NullMarked
package dev.voicemill.job;

import org.jspecify.annotations.NullMarked;
