/** The façade: {@link dev.frontrow.chat.Chat}, built once by a host and called by its transports. */
@NullMarked
package dev.frontrow.chat;

import org.jspecify.annotations.NullMarked;
