/** The store on PostgreSQL, MariaDB/MySQL or H2: tables, transactions, retention. */
@NullMarked
package dev.frontrow.chat.jdbc;

import org.jspecify.annotations.NullMarked;
