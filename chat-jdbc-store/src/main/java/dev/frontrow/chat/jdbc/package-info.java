/**
 * The store on PostgreSQL, MariaDB, MySQL (not tested) or H2, and the backplane over its database: the types that hosts
 * call. They put the other packages together, which know only those below them:
 *
 * <pre>
 * personal      append    backplane   wallet
 *    |            |           |         |
 * retention       |           |       schema
 *    |            |           |         |
 *    +--- table --+           |         |
 *           |                 |         |
 *           +------- sql -----+---------+
 *                     |
 *                  failure
 * </pre>
 *
 * <p>Exported besides this package: {@code wallet} and {@code failure}.
 */
@NullMarked
package dev.frontrow.chat.jdbc;

import org.jspecify.annotations.NullMarked;
