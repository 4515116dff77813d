/** The tables' version scripts: finding out what is applied, and applying what is missing. */
@NullMarked
package dev.frontrow.chat.jdbc.schema;

import org.jspecify.annotations.NullMarked;
