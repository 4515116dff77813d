/**
 * The wire format: the only code that can make a {@link dev.frontrow.chat.wire.EncodedEvent}, and so the only way to a
 * socket.
 */
@NullMarked
package dev.frontrow.chat.wire;

import org.jspecify.annotations.NullMarked;
