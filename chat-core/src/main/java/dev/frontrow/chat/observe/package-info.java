/** What an operator may watch: counters and traces hang here. */
@NullMarked
package dev.frontrow.chat.observe;

import org.jspecify.annotations.NullMarked;
