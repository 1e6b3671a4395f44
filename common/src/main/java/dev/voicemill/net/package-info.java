/** Calls to addresses that other people chose: none of them may lead into the own network. The only user of OkHttp. */
@NullMarked
package dev.voicemill.net;

import org.jspecify.annotations.NullMarked;
