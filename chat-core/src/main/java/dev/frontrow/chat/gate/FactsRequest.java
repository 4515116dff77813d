package dev.frontrow.chat.gate;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.RoomId;
import java.util.Objects;
import java.util.Set;

/**
 * The question to a host: what do you know of this person in this room? Made by the chat; hosts make one where they
 * test their {@link Facts}.
 *
 * @param room where
 * @param user who, as the host's directory says at this moment
 * @param facts what is asked for; at least one, and only what the room's rules need about somebody of this role
 */
public record FactsRequest(RoomId room, ChatUser user, Set<Fact> facts) {

    /** @throws IllegalArgumentException no fact is asked for */
    public FactsRequest {
        Objects.requireNonNull(room, "room");
        Objects.requireNonNull(user, "user");
        facts = Set.copyOf(facts);
        if (facts.isEmpty()) {
            throw new IllegalArgumentException("facts: 0 (expected: at least 1)");
        }
    }
}
