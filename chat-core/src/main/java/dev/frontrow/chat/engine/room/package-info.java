/** A room in use: its sanctions, and who is present. Not exported. */
@NullMarked
package dev.frontrow.chat.engine.room;

import org.jspecify.annotations.NullMarked;
