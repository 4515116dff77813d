package dev.frontrow.chat.store;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.message.MessageId;
import java.util.function.Function;

/** Which messages of a room. Tombstones count like any other. */
public sealed interface MessageQuery {

    /** The room. */
    RoomId room();

    /** One value from whichever it is. */
    <T> T fold(Function<Before, T> before, Function<After, T> after, Function<One, T> one);

    /**
     * Those with a lower place, newest first.
     *
     * @param seq the place; {@link Long#MAX_VALUE} for the newest of all
     * @param limit how many, from 1
     */
    record Before(RoomId room, long seq, int limit) implements MessageQuery {
        @Override
        public <T> T fold(Function<Before, T> before, Function<After, T> after, Function<One, T> one) {
            return before.apply(this);
        }
    }

    /**
     * Those with a higher place, oldest first.
     *
     * @param seq the place
     * @param limit how many, from 1
     */
    record After(RoomId room, long seq, int limit) implements MessageQuery {
        @Override
        public <T> T fold(Function<Before, T> before, Function<After, T> after, Function<One, T> one) {
            return after.apply(this);
        }
    }

    /** The one with this id: a page of one, or none. */
    record One(RoomId room, MessageId id) implements MessageQuery {
        @Override
        public <T> T fold(Function<Before, T> before, Function<After, T> after, Function<One, T> one) {
            return one.apply(this);
        }
    }
}
