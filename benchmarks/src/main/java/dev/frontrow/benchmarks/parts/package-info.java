/** The parts of a message's way, each on one thread: what it takes and what it allocates. */
@NullMarked
package dev.frontrow.benchmarks.parts;

import org.jspecify.annotations.NullMarked;
