/** What an entry does to a room: decided here once, for every store. */
@NullMarked
package dev.frontrow.chat.rules;

import org.jspecify.annotations.NullMarked;
