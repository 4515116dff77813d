/** What a room lets through: modes that its staff switch, and the changes of them. */
@NullMarked
package dev.frontrow.chat.mode;

import org.jspecify.annotations.NullMarked;
