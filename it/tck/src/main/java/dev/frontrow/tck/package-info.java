/** What every servlet container must show. A container module supplies a {@link dev.frontrow.tck.Container} and runs the suites. */
@NullMarked
package dev.frontrow.tck;

import org.jspecify.annotations.NullMarked;
