/** Rooms at run time: committer, ring, loops and cursors. Not exported. */
@NullMarked
package dev.frontrow.chat.hub;

import org.jspecify.annotations.NullMarked;
