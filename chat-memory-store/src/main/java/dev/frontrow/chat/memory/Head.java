package dev.frontrow.chat.memory;

import dev.frontrow.chat.log.Pin;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.message.MessageId;
import dev.frontrow.chat.mode.RoomModes;
import java.util.Optional;

/** The modes and the pin of one room. Guarded by the room's lock. */
final class Head {

    private final RoomLog log;
    private RoomModes modes = RoomModes.NONE;
    private Optional<Pin> pin = Optional.empty();

    Head(RoomLog log) {
        this.log = log;
    }

    void set(RoomState state) {
        modes = state.modes();
        pin = state.pin();
    }

    Optional<MessageId> pinned() {
        return pin.map(held -> held.message().id());
    }

    RoomState at(Position head) {
        return RoomState.of(head).with(modes).with(log.current(pin));
    }
}
