package dev.frontrow.chat.result;

import dev.frontrow.chat.gate.GateDecision;
import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.limit.RateState;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.moderation.Sanction;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How somebody stands in a room at one moment: all that a client needs to show the right input.
 *
 * @param user who they are there
 * @param capabilities what they may do
 * @param gate whether the gate is open for them; empty: not known yet. Then they may try to send, which is decided in
 *     any case, and their streams are told as soon as the gate says
 * @param rate how it stands with their limit
 * @param sanction a mute in force, or null
 * @param warning a warning that they have not acknowledged, or null
 * @param maxLength how long a message may be, in code points
 * @param room the room at that moment
 * @param viewers how many people have the chat open
 * @param now the moment, by the clock that sanctions end by: for clients, whose own clock may be wrong
 */
public record UserState(
        ChatUser user,
        Capabilities capabilities,
        Optional<GateDecision> gate,
        RateState rate,
        @Nullable Sanction sanction,
        @Nullable Sanction warning,
        int maxLength,
        RoomState room,
        int viewers,
        Instant now) {

    /** The head of the room's log at that moment. */
    public Position position() {
        return room.head();
    }
}
