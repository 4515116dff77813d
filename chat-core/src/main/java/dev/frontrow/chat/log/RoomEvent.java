package dev.frontrow.chat.log;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.message.MessageId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A public change of a room: what holds a position in its log. Reading a log again gives a deleted message as its
 * tombstone, and the event that deleted it after that.
 */
public sealed interface RoomEvent
        permits RoomEvent.Posted,
                RoomEvent.Deleted,
                RoomEvent.Cleared,
                RoomEvent.Restored,
                RoomEvent.Unrecognized,
                StateEvent {

    /** Its place, from 1, without holes. */
    long seq();

    /** Whether this is that event, whatever was taken back from it, or from the other, since it was made. */
    default boolean isSameAs(RoomEvent other) {
        return equals(other);
    }

    /** Whether it changes earlier messages, so that what was read of them before is out of date. */
    default boolean rewrites() {
        return false;
    }

    /** An earlier message as it is since this event; empty: this event does not change it. */
    default Optional<ChatMessage> rewrite(ChatMessage earlier) {
        return Optional.empty();
    }

    /** The same event about its message as that is now; empty: it is about none, or the message did not change. */
    default Optional<RoomEvent> revised(Function<ChatMessage, Optional<ChatMessage>> revision) {
        return Optional.empty();
    }

    /** One value from whichever it is. */
    <T> T accept(Visitor<T> visitor);

    /** A message was accepted. */
    record Posted(ChatMessage message) implements RoomEvent {
        @Override
        public long seq() {
            return message.seq();
        }

        @Override
        public boolean isSameAs(RoomEvent other) {
            return other instanceof Posted posted
                    && posted.seq() == seq()
                    && posted.message().id().equals(message.id());
        }

        @Override
        public Optional<RoomEvent> revised(Function<ChatMessage, Optional<ChatMessage>> revision) {
            return revision.apply(message).map(Posted::new);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.posted(this);
        }
    }

    /** A message became a tombstone. */
    record Deleted(long seq, MessageId message, DeletedBy by, Instant at) implements RoomEvent {
        @Override
        public boolean rewrites() {
            return true;
        }

        @Override
        public Optional<ChatMessage> rewrite(ChatMessage earlier) {
            return earlier.id().equals(message) ? earlier.tombstone(by) : Optional.empty();
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.deleted(this);
        }
    }

    /**
     * Every earlier message of one user became a tombstone.
     *
     * @param user whose; null: everybody's
     */
    record Cleared(long seq, @Nullable UserId user, DeletedBy by, Instant at) implements RoomEvent {
        @Override
        public boolean rewrites() {
            return true;
        }

        @Override
        public Optional<ChatMessage> rewrite(ChatMessage earlier) {
            return user == null || earlier.author().id().equals(user) ? earlier.tombstone(by) : Optional.empty();
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.cleared(this);
        }
    }

    /**
     * A tombstone is a message again.
     *
     * @param message as it is now, at its old place
     */
    record Restored(long seq, ChatMessage message, Instant at) implements RoomEvent {
        @Override
        public boolean isSameAs(RoomEvent other) {
            return other instanceof Restored that
                    && that.seq == seq
                    && that.message.id().equals(message.id());
        }

        @Override
        public boolean rewrites() {
            return true;
        }

        @Override
        public Optional<ChatMessage> rewrite(ChatMessage earlier) {
            return earlier.id().equals(message.id()) && earlier.isDeleted() ? Optional.of(message) : Optional.empty();
        }

        @Override
        public Optional<RoomEvent> revised(Function<ChatMessage, Optional<ChatMessage>> revision) {
            return revision.apply(message).map(now -> new Restored(seq, now, at));
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.restored(this);
        }
    }

    /**
     * An event of a kind that this version does not know, as a newer one on the same database wrote it: it keeps its
     * place, and nothing else of it is understood.
     *
     * @param kind the stored name of its kind
     */
    record Unrecognized(long seq, String kind, Instant at) implements RoomEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.unrecognized(this);
        }
    }

    /**
     * One method a kind. An event of a kind that is added later goes to {@link #other} unless a visitor says otherwise.
     */
    interface Visitor<T> {

        /** Any kind that has no method here, or whose method was not overridden. */
        T other(RoomEvent event);

        /** A message was accepted. */
        default T posted(Posted event) {
            return other(event);
        }

        /** A message became a tombstone. */
        default T deleted(Deleted event) {
            return other(event);
        }

        /** Every earlier message of one user became a tombstone. */
        default T cleared(Cleared event) {
            return other(event);
        }

        /** A tombstone is a message again. */
        default T restored(Restored event) {
            return other(event);
        }

        /** The modes of the room changed. */
        default T modesChanged(StateEvent.ModesChanged event) {
            return other(event);
        }

        /** A message was pinned or unpinned. */
        default T pinChanged(StateEvent.PinChanged event) {
            return other(event);
        }

        /** Something that only a newer version knows. */
        default T unrecognized(Unrecognized event) {
            return other(event);
        }
    }
}
