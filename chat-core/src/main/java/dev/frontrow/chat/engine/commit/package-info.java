/** The one writer of a room, and what a committed entry changes in it. Not exported. */
@NullMarked
package dev.frontrow.chat.engine.commit;

import org.jspecify.annotations.NullMarked;
