/** The store on PostgreSQL, MariaDB, MySQL (not tested) or H2: tables, transactions, retention. */
@NullMarked
package dev.frontrow.chat.jdbc;

import org.jspecify.annotations.NullMarked;
