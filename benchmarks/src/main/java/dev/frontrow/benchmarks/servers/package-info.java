/** The servers that {@code fanout} measures, each as small as it can be; one runs alone in a JVM of its own. */
@NullMarked
package dev.frontrow.benchmarks.servers;

import org.jspecify.annotations.NullMarked;
