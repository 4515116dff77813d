/** Whole servers over real sockets: starts them, loads them with viewers and senders of our own, and prints a table. */
@NullMarked
package dev.frontrow.benchmarks.fanout;

import org.jspecify.annotations.NullMarked;
