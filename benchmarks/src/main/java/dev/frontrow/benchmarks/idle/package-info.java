/** What rooms and viewers cost while nothing happens. */
@NullMarked
package dev.frontrow.benchmarks.idle;

import org.jspecify.annotations.NullMarked;
