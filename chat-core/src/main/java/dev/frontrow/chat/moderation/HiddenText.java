package dev.frontrow.chat.moderation;

import dev.frontrow.chat.message.MessageId;

/**
 * A text as it was before it was hidden.
 *
 * @param message whose
 * @param text what it said
 */
public record HiddenText(MessageId message, String text) {}
