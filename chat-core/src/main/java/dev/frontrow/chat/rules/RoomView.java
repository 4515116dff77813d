package dev.frontrow.chat.rules;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.HiddenText;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.store.KnownKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Implemented by stores: what is known of a room inside the transaction that appends to it, after everything that was
 * written before in the same transaction. {@link RoomRules} asks only for what a decision depends on.
 *
 * @param <X> what a failing store throws
 */
public interface RoomView<X extends Exception> {

    /** What was done under a key, with its message as it is now. */
    Optional<KnownKey> known(UserId user, String key) throws X;

    /** The sanction of this kind that a user was given last and that was not lifted, whether it has ended or not. */
    Optional<Sanction> sanction(SanctionKind kind, UserId user) throws X;

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

    /** The text that a {@link dev.frontrow.chat.moderation.ModerationAction.Delete} hid last, if it is still kept. */
    Optional<HiddenText> deleted(MessageId message) throws X;

    /** The room after its newest public event, with modes and pin. */
    RoomState state() throws X;

    /**
     * Whether a user said something in this room before, be it deleted since, or pruned
     * ({@link dev.frontrow.chat.message.Body.Text#first}).
     */
    boolean hasSpoken(UserId user) throws X;

    /** When the newest message of a user was sent, deleted or not; empty also where it is pruned. */
    Optional<Instant> lastSentAt(UserId user) throws X;

    /** Whether a text of that fingerprint was remembered ({@link Write.RememberText}) at that moment or later. */
    boolean wasSaid(long fingerprint, Instant since) throws X;

    /** The position that the next public event gets. */
    long nextSeq() throws X;
}
