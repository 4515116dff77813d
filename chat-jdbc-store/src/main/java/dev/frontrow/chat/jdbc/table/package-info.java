/** One class per table, and one record per row that is read as a whole. */
@NullMarked
package dev.frontrow.chat.jdbc.table;

import org.jspecify.annotations.NullMarked;
