package dev.frontrow.chat.rules;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Implemented by stores: the part of a {@link RoomView} that is about messages.
 *
 * @param <X> what a failing store throws
 */
public interface MessageView<X extends Exception> {

    /** Whether a message of this id is kept, as a text or a tombstone. */
    boolean contains(MessageId message) throws X;

    /** The message of this id, if it is kept. */
    Optional<ChatMessage> message(MessageId message) throws X;

    /**
     * The texts of a user that are still shown: the newest {@value AuditEntry#MAX_HIDDEN}, newest first.
     *
     * @param user whose; null: everybody's
     */
    List<HiddenText> shown(@Nullable UserId user) throws X;

    /**
     * What a message said before the newest {@link dev.frontrow.chat.moderation.ModerationAction.Delete} of it, if that
     * is still kept. Empty also if anything was done since that rules it out: the message was restored, or a purge of
     * its author or a clear would have hidden it.
     */
    Optional<Body.Text> deleted(MessageId message) throws X;
}
