/** Open streams: the viewers, the event loops that serve them, and where each begins and goes on. Not exported. */
@NullMarked
package dev.frontrow.chat.engine.fanout;

import org.jspecify.annotations.NullMarked;
