/** Every number a host may turn, with its default and its range. */
@NullMarked
package dev.frontrow.chat.settings;

import org.jspecify.annotations.NullMarked;
