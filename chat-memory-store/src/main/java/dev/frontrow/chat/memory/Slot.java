package dev.frontrow.chat.memory;

import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;

/** The one place where a message is held; log and keys share it, so that a text is gone everywhere at once. Guarded by the room's lock. */
final class Slot {

    private ChatMessage message;

    Slot(ChatMessage message) {
        this.message = message;
    }

    ChatMessage message() {
        return message;
    }

    void anonymize() {
        message = message.anonymous();
    }

    void bury(DeletedBy by) {
        message = message.deleted(by);
    }
}
