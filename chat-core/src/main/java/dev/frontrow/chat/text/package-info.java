/** Text as people type it, made fit to be stored and shown. */
@NullMarked
package dev.frontrow.chat.text;

import org.jspecify.annotations.NullMarked;
