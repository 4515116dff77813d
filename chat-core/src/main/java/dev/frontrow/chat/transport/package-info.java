/** The seam between the fan-out and a connection: SSE today, others alike. */
@NullMarked
package dev.frontrow.chat.transport;

import org.jspecify.annotations.NullMarked;
