package dev.frontrow.chat.log;

import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.message.DeletedBy;
import dev.frontrow.chat.mode.RoomModes;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** A public change of how a room is, and of no message. */
public sealed interface StateEvent extends RoomEvent {

    /**
     * The modes of the room changed.
     *
     * @param modes all of them, as they are since
     * @param by a moderator, or the host itself
     */
    record ModesChanged(long seq, RoomModes modes, DeletedBy by, Instant at) implements StateEvent {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.modesChanged(this);
        }
    }

    /**
     * A message was pinned in place of the one before, or that one was unpinned.
     *
     * @param pin with its message as it is now; empty: unpinned, or the message is not kept any more
     * @param by a moderator, or the host itself
     */
    record PinChanged(long seq, Optional<Pin> pin, DeletedBy by, Instant at) implements StateEvent {
        @Override
        public boolean isSameAs(RoomEvent other) {
            return other instanceof PinChanged that && that.seq == seq && that.at.equals(at);
        }

        @Override
        public Optional<RoomEvent> revised(Function<ChatMessage, Optional<ChatMessage>> revision) {
            return pin.flatMap(held -> revision.apply(held.message())
                    .map(now -> new PinChanged(seq, Optional.of(new Pin(now, held.at(), held.until())), by, at)));
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.pinChanged(this);
        }
    }
}
