package dev.frontrow.chat.memory;

import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;

/**
 * Holds a message for the log and the keys together, so that a redacted text is removed everywhere at once. Guarded by
 * the room's lock.
 */
final class StoredMessage {

    private ChatMessage message;

    StoredMessage(ChatMessage message) {
        this.message = message;
    }

    ChatMessage message() {
        return message;
    }

    void anonymize() {
        message = message.anonymous();
    }

    void redact(DeletedBy by) {
        message = message.deleted(by);
    }

    void restore(Body body) {
        message = message.saying(body);
    }
}
