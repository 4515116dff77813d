/** Real databases for tests and measurements: server processes that can be killed, paused and started again, and H2. */
@NullMarked
package dev.frontrow.it.databases;

import org.jspecify.annotations.NullMarked;
