/** Appending a batch to a room: in a transaction of its own, or together with other rooms' batches. */
@NullMarked
package dev.frontrow.chat.jdbc.append;

import org.jspecify.annotations.NullMarked;
