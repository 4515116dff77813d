/** Background work on stored rows: pruning by age and count, and removing the texts that purges hid. */
@NullMarked
package dev.frontrow.chat.jdbc.retention;

import org.jspecify.annotations.NullMarked;
