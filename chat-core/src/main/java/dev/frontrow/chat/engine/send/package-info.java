/** The way of a message, stage by stage. Not exported. */
@NullMarked
package dev.frontrow.chat.engine.send;

import org.jspecify.annotations.NullMarked;
