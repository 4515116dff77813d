/** Results as values: accepted, or refused with a stable code. */
@NullMarked
package dev.frontrow.chat.outcome;

import org.jspecify.annotations.NullMarked;
