package dev.frontrow.chat.rules;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import dev.frontrow.chat.store.Receipt;
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
     * A message gets its position, the next one.
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
     */
    record RedactAll(UserId author, DeletedBy by) implements Write {
        @Override
        public <X extends Exception> void accept(Visitor<X> store) throws X {
            store.redact(this);
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

        void set(SetSanction write) throws X;

        void add(AddAudit write) throws X;
    }
}
