/**
 * A message on its way: asked for ({@link dev.frontrow.chat.message.Draft}), then accepted and numbered
 * ({@link dev.frontrow.chat.message.ChatMessage}).
 */
@NullMarked
package dev.frontrow.chat.message;

import org.jspecify.annotations.NullMarked;
