/** Rooms with a random past: who was cut off and came back sees what is there, and so does who comes now. */
@NullMarked
package dev.frontrow.tck.history;

import org.jspecify.annotations.NullMarked;
