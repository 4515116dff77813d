/** The bounded in-memory store. */
@NullMarked
package dev.frontrow.chat.memory;

import org.jspecify.annotations.NullMarked;
