package dev.frontrow.chat.log;

import dev.frontrow.chat.mode.RoomModes;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A room at one place of its log: what whoever comes there is told before anything else. It is folded from the events
 * of the log, so that those who watched from the beginning know the same. Immutable.
 */
public final class RoomState {

    private final Position head;
    private final RoomModes modes;
    private final Optional<Pin> pin;

    private RoomState(Position head, RoomModes modes, Optional<Pin> pin) {
        this.head = Objects.requireNonNull(head, "head");
        this.modes = Objects.requireNonNull(modes, "modes");
        this.pin = pin;
    }

    /** A room in which nothing was ever switched or pinned. */
    public static RoomState of(Position head) {
        return new RoomState(head, RoomModes.NONE, Optional.empty());
    }

    /** The same with other modes. */
    public RoomState with(RoomModes other) {
        return new RoomState(head, other, pin);
    }

    /** The same with another pin, or none. */
    public RoomState with(Optional<Pin> other) {
        return new RoomState(head, modes, other);
    }

    /** The place of the newest event that counts. */
    public Position head() {
        return head;
    }

    /** What staff switched on. */
    public RoomModes modes() {
        return modes;
    }

    /** The pinned message, unless its time has come by then. */
    public Optional<Pin> pin(Instant now) {
        return pin.filter(held -> held.holdsAt(now));
    }

    /** The pinned message as stores keep it, whether its time has come or not. */
    public Optional<Pin> pin() {
        return pin;
    }

    /** The room after one more event; the same if that is in it already. */
    public RoomState after(RoomEvent event) {
        if (event.seq() <= head.seq()) {
            return this;
        }
        RoomState moved = at(event.seq());
        return event instanceof RoomEvent.Posted ? moved : event.accept(new Fold(moved));
    }

    /**
     * What is known of the room, told at an earlier place of the same log: it may be newer than that place, and whoever
     * then gets the events that follow knows the same in the end.
     */
    public RoomState at(long seq) {
        return seq == head.seq() ? this : new RoomState(head.at(seq), modes, pin);
    }

    /** Whether all but the place is the same. */
    public boolean looksLike(RoomState other) {
        return modes.equals(other.modes) && pin.equals(other.pin);
    }

    private record Fold(RoomState before) implements RoomEvent.Visitor<RoomState> {

        /** Whatever hides the pinned message ends its pin. */
        @Override
        public RoomState other(RoomEvent event) {
            boolean isHidden = before.pin
                    .filter(pin -> event.rewrite(pin.message()).isPresent())
                    .isPresent();
            return isHidden ? before.with(Optional.empty()) : before;
        }

        @Override
        public RoomState modesChanged(StateEvent.ModesChanged event) {
            return before.with(event.modes());
        }

        /** On replay the message of a pin may be a tombstone: what deleted it comes later, and so does the end. */
        @Override
        public RoomState pinChanged(StateEvent.PinChanged event) {
            return before.with(event.pin().filter(pin -> !pin.message().isDeleted()));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RoomState that && head.equals(that.head) && looksLike(that);
    }

    @Override
    public int hashCode() {
        return Objects.hash(head, modes, pin);
    }

    @Override
    public String toString() {
        return "RoomState[head=" + head + ", modes=" + modes + ", pin=" + pin + "]";
    }
}
