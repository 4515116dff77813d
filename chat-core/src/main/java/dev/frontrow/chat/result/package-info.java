/** Results as values: accepted, or refused with a stable code. */
@NullMarked
package dev.frontrow.chat.result;

import org.jspecify.annotations.NullMarked;
