/** What every part of the engine works with: clock, settings, store and threads. Not exported. */
@NullMarked
package dev.frontrow.chat.engine.context;

import org.jspecify.annotations.NullMarked;
