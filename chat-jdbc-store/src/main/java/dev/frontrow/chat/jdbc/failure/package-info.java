/** What a database call can throw. */
@NullMarked
package dev.frontrow.chat.jdbc.failure;

import org.jspecify.annotations.NullMarked;
