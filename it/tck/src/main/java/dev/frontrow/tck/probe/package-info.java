/** Clients of our own over plain sockets, which know nothing of the library: they read what stands on the wire and forgive nothing. */
@NullMarked
package dev.frontrow.tck.probe;

import org.jspecify.annotations.NullMarked;
