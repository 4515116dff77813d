/** A room is a log: positions in it and the public events that hold them. */
@NullMarked
package dev.frontrow.chat.log;

import org.jspecify.annotations.NullMarked;
