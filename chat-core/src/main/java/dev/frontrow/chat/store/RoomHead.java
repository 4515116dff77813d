package dev.frontrow.chat.store;

import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.moderation.Sanction;
import java.util.List;
import java.util.Objects;

/**
 * How a room stands.
 *
 * @param state the room after its newest public event; seq 0 when there is none
 * @param sanctionsVersion grows by one with every mute, unmute, ban and unban that is done, also with one that changes
 *     nothing, and with an erasure that takes a name out of one ({@link PersonalData#erase}). Other actions leave it as
 *     it is: when it grows, every node reads all sanctions of the room again
 * @param sanctions those in force; ones that have run out may be among them
 */
public record RoomHead(RoomState state, long sanctionsVersion, List<Sanction> sanctions) {

    public RoomHead {
        Objects.requireNonNull(state, "state");
        sanctions = List.copyOf(sanctions);
    }

    /** A room of which nothing is known but its log and its sanctions. */
    public RoomHead(Position head, long sanctionsVersion, List<Sanction> sanctions) {
        this(RoomState.of(head), sanctionsVersion, sanctions);
    }

    /** The place of its newest public event. */
    public Position head() {
        return state.head();
    }
}
