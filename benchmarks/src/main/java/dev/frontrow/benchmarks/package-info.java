/** Measurements: what the library does beside what one would write by hand, in one run. */
@NullMarked
package dev.frontrow.benchmarks;

import org.jspecify.annotations.NullMarked;
