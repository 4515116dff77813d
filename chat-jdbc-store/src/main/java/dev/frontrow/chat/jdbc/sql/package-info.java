/** Connections, transactions, retries and statements, and the SQL that differs between databases. */
@NullMarked
package dev.frontrow.chat.jdbc.sql;

import org.jspecify.annotations.NullMarked;
