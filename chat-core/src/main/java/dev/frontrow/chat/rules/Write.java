package dev.frontrow.chat.rules;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.store.Receipt;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One change of a room that a store makes, in the transaction in which it was decided. */
public sealed interface Write {

    /**
     * Has the matching method of the store called.
     *
     * @throws X the store failed
     */
    <X extends Exception> void accept(Visitor<X> store) throws X;

    /**
     * A message gets its position, the next one. If it is the {@linkplain dev.frontrow.chat.message.Body.Text#first
     * first} of its author, that is remembered for good.
     *
     * @param key what is remembered with it, or null
     */
    record PutMessage(ChatMessage message, @Nullable IdempotencyKey key) implements Write {
        @Override
        public <X extends Exception> void accept(Visitor<X> store) throws X {
            store.put(this);
        }
    }

    /** A public event that is not a message gets its position, the next one. */
    record PutEvent(RoomEvent event) implements Write {
        @Override
        public <X extends Exception> void accept(Visitor<X> store) throws X {
            store.put(this);
        }
    }

    /** A message becomes a tombstone. */
    record Redact(MessageId message, DeletedBy by) implements Write {
        @Override
        public <X extends Exception> void accept(Visitor<X> store) throws X {
            store.redact(this);
        }
    }

    /**
     * Every message of a user so far becomes a tombstone, except those that are one: also what is not shown any more
     * but still answered to its key.
     *
     * @param author whose; null: everybody's
     */
    record RedactAll(@Nullable UserId author, DeletedBy by) implements Write {
        @Override
        public <X extends Exception> void accept(Visitor<X> store) throws X {
            store.redact(this);
        }
    }

    /**
     * A tombstone gets its text back.
     *
     * @param message as it is since, at its old place
     */
    record Restore(ChatMessage message) implements Write {
        @Override
        public <X extends Exception> void accept(Visitor<X> store) throws X {
            store.restore(this);
        }
    }

    /** The room has other modes, or another pin. */
    record PutState(RoomState state) implements Write {
        @Override
        public <X extends Exception> void accept(Visitor<X> store) throws X {
            store.put(this);
        }
    }

    /**
     * A text was said, and is not to be said again for a while ({@link ModeRules#UNIQUE_WINDOW}, after which it may be
     * forgotten).
     *
     * @param fingerprint of the text
     * @param at when
     */
    record RememberText(long fingerprint, Instant at) implements Write {
        @Override
        public <X extends Exception> void accept(Visitor<X> store) throws X {
            store.remember(this);
        }
    }

    /**
     * A sanction takes the place of the one of its kind and user, if there is one. Counts as a change of the room's
     * sanctions in any case.
     *
     * @param sanction the new one; empty: none
     */
    record SetSanction(SanctionKind kind, UserId user, Optional<Sanction> sanction) implements Write {
        @Override
        public <X extends Exception> void accept(Visitor<X> store) throws X {
            store.set(this);
        }
    }

    /**
     * An action is recorded: its {@link AuditEntry} with what it hid, and the public event that it made, if any.
     *
     * @param key what is remembered with it, or null
     */
    record AddAudit(Receipt.Moderated done, @Nullable IdempotencyKey key) implements Write {
        @Override
        public <X extends Exception> void accept(Visitor<X> store) throws X {
            store.add(this);
        }
    }

    /**
     * Implemented by stores: one method for each kind of write, so that no store overlooks a new one.
     *
     * @param <X> what a failing store throws
     */
    interface Visitor<X extends Exception> {

        void put(PutMessage write) throws X;

        void put(PutEvent write) throws X;

        void redact(Redact write) throws X;

        void redact(RedactAll write) throws X;

        void restore(Restore write) throws X;

        void put(PutState write) throws X;

        void remember(RememberText write) throws X;

        void set(SetSanction write) throws X;

        void add(AddAudit write) throws X;
    }
}
