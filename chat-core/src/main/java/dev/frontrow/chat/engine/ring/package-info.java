/**
 * The log in memory: the ring of the newest entries, and the cache of older segments for those who come back. Not
 * exported.
 */
@NullMarked
package dev.frontrow.chat.engine.ring;

import org.jspecify.annotations.NullMarked;
