package dev.frontrow.chat.result;

import dev.frontrow.chat.limit.RateState;
import dev.frontrow.chat.message.ChatMessage;

/**
 * A message was accepted.
 *
 * @param message as it stands in the log
 * @param rate how it stands with the author's limit now
 * @param repeated whether this is the first answer to its key given again
 */
public record Sent(ChatMessage message, RateState rate, boolean repeated) {}
