/** How often may this person speak? Rate limits, and the window limiter. */
@NullMarked
package dev.frontrow.chat.limit;

import org.jspecify.annotations.NullMarked;
