package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.store.PersonalData;
import dev.frontrow.chat.store.PersonalRecord;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Finds one user's data in all stored rooms, one after the other. */
final class MemoryPersonalData implements PersonalData {

    private final Rooms rooms;

    MemoryPersonalData(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public List<RoomId> rooms(UserId user) {
        return rooms.all().entrySet().stream()
                .filter(entry -> entry.getValue().read(state -> state.personalData.has(user)))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void export(UserId user, Consumer<PersonalRecord> sink) {
        for (Room room : rooms.all().values()) {
            List<PersonalRecord> found = room.read(state -> state.personalData.of(user));
            found.forEach(sink); // outside the room's lock
        }
    }

    @Override
    public long erase(UserId user) {
        return rooms.all().values().stream().mapToLong(room -> room.erase(user)).sum();
    }
}
