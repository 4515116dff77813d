package dev.frontrow.examples.liveroom;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Directory;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.RoomStatus;
import dev.frontrow.chat.host.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Everybody there is: those one can be, and those who speak in the replay. */
final class DemoPeople implements Directory {

    private final Map<UserId, ChatUser> people = new HashMap<>();

    private final DemoMembers members;

    DemoPeople(Landing landing, DemoMembers members) {
        this.members = members;
        for (DemoPerson person : DemoPerson.values()) {
            people.put(person.id(), person.user());
        }
        landing.crew().forEach(user -> people.put(user.id(), user));
    }

    @Override
    public Optional<ChatUser> user(RoomId room, UserId user) {
        return Optional.ofNullable(people.get(user)).map(members::seen);
    }

    @Override
    public RoomStatus status(RoomId room) {
        return room.equals(LiveRoom.ROOM) ? RoomStatus.OPEN : RoomStatus.UNKNOWN;
    }

    /** All of them are in memory. */
    @Override
    public boolean mayBlock() {
        return false;
    }
}
