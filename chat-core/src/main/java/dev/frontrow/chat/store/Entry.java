package dev.frontrow.chat.store;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.message.Body;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.message.MessageKind;
import dev.frontrow.chat.mode.Mode;
import dev.frontrow.chat.moderation.AuditEntry;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One thing to append. */
public sealed interface Entry {

    /** What makes a repetition recognisable, or null. */
    @Nullable
    IdempotencyKey key();

    /** The time that sanctions and modes are checked against. */
    Instant at();

    /** One value from whichever it is. */
    <T> T fold(Function<NewMessage, T> message, Function<NewAction, T> action);

    /**
     * A message that passed every stage.
     *
     * @param id its id
     * @param author who
     * @param text clean and raw
     * @param replyTo the message it answers, or null; one that is not in this room rejects the entry with
     *     {@code message_not_found}
     * @param at the time that sanctions and modes are checked against and that the message will carry
     * @param key what makes a repetition recognisable, or null
     * @param kind what sort of message it is; nothing is checked of a {@link MessageKind.Notice}, which the host posts
     * @param facts what the room's modes are checked against
     */
    record NewMessage(
            MessageId id,
            ChatUser author,
            String text,
            @Nullable MessageId replyTo,
            Instant at,
            @Nullable IdempotencyKey key,
            MessageKind kind,
            AuthorFacts facts)
            implements Entry {

        /** Something said by somebody who has to keep every mode, and of whom no fact is known. */
        public NewMessage(
                MessageId id,
                ChatUser author,
                String text,
                @Nullable MessageId replyTo,
                Instant at,
                @Nullable IdempotencyKey key) {
            this(id, author, text, replyTo, at, key, MessageKind.SAID, AuthorFacts.NONE);
        }

        /**
         * The message that it becomes at this position.
         *
         * @param first whether it is the first that its author said in the room
         */
        public ChatMessage message(RoomId room, long seq, boolean first) {
            return new ChatMessage(room, seq, id, author, at, new Body.Text(text, replyTo, kind, first));
        }

        @Override
        public <T> T fold(Function<NewMessage, T> message, Function<NewAction, T> action) {
            return message.apply(this);
        }
    }

    /**
     * What is known of an author that the modes of a room ask for.
     *
     * @param exempt the modes that they need not keep
     * @param followsSince since when they follow, or null: they do not, or it is not known
     */
    record AuthorFacts(Set<Mode> exempt, @Nullable Instant followsSince) {

        /** Somebody who has to keep every mode, and does not follow. */
        public static final AuthorFacts NONE = new AuthorFacts(Set.of(), null);

        public AuthorFacts {
            exempt = Set.copyOf(exempt);
        }
    }

    /**
     * A moderation action whose actor had the right. What it does follows from {@link AuditEntry#action()}, and is
     * decided by {@link dev.frontrow.chat.rules.RoomRules}. A sanction is by the actor, at the time and until the end
     * that the audit entry has, for the reason and under the names given there ({@link AuditEntry#sanction()}).
     *
     * @param audit the entry for the audit log, still without what it hides
     * @param key what makes a repetition recognisable, or null
     */
    record NewAction(AuditEntry audit, @Nullable IdempotencyKey key) implements Entry {

        @Override
        public Instant at() {
            return audit.at();
        }

        @Override
        public <T> T fold(Function<NewMessage, T> message, Function<NewAction, T> action) {
            return action.apply(this);
        }
    }
}
