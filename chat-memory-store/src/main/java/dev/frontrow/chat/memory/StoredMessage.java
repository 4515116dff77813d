package dev.frontrow.chat.memory;

import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds a message for the log and the keys together, so that a redacted text is removed everywhere at once. Guarded by
 * the room's lock.
 */
final class StoredMessage {

    private ChatMessage message;
    /** What it was before it was deleted, without its text. */
    private Body.@Nullable Text deleted;

    StoredMessage(ChatMessage message) {
        this.message = message;
    }

    ChatMessage message() {
        return message;
    }

    void anonymize() {
        message = message.anonymous();
        deleted = null;
    }

    void delete(DeletedBy by) {
        deleted = message.body() instanceof Body.Text text
                ? new Body.Text("", text.replyTo(), text.kind(), text.first())
                : null;
        message = message.deleted(by);
    }

    void redact(DeletedBy by) {
        message = message.deleted(by);
        deleted = null;
    }

    /** What it said before it was deleted, given its text. */
    Optional<Body.Text> saying(String text) {
        return Optional.ofNullable(deleted).map(was -> new Body.Text(text, was.replyTo(), was.kind(), was.first()));
    }

    void restore(Body body) {
        message = message.saying(body);
        deleted = null;
    }
}
