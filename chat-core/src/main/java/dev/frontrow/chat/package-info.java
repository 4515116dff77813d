/** The chat engine: a room is a log, a viewer is a cursor in it. */
@NullMarked
package dev.frontrow.chat;

import org.jspecify.annotations.NullMarked;
