/** Notifying the other nodes of commits, over PostgreSQL's LISTEN and NOTIFY. */
@NullMarked
package dev.frontrow.chat.jdbc.backplane;

import org.jspecify.annotations.NullMarked;
