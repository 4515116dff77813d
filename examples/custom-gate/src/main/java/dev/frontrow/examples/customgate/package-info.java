/** A host whose credit lives in another service: its own wallet, behind HTTP, in the library's credit gate. */
@NullMarked
package dev.frontrow.examples.customgate;

import org.jspecify.annotations.NullMarked;
