/** All rooms in use on this node, and their comparison with the store. Not exported. */
@NullMarked
package dev.frontrow.chat.engine.hub;

import org.jspecify.annotations.NullMarked;
