/**
 * Calls to the gate, the store and the committer, as request threads make them: with a deadline, and counted while they
 * run. Not exported.
 */
@NullMarked
package dev.frontrow.chat.engine.calls;

import org.jspecify.annotations.NullMarked;
