package dev.frontrow.chat.memory;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.store.PersonalRecord;
import java.util.ArrayList;
import java.util.List;

/** Finds and erases what one room stores about one user. Guarded by the room's lock. */
final class PersonalDataIndex {

    private final RoomId id;
    private final RoomData room;

    PersonalDataIndex(RoomId id, RoomData room) {
        this.id = id;
        this.room = room;
    }

    boolean has(UserId user) {
        return room.keys.hasOf(user) || room.sanctions.hasFrom(user) || !of(user).isEmpty();
    }

    List<PersonalRecord> of(UserId user) {
        List<PersonalRecord> found = new ArrayList<>();
        room.log.allOf(user).forEach(stored -> found.add(new PersonalRecord.Said(stored.message())));
        room.audit.with(user).forEach(entry -> found.add(record(entry, user)));
        room.sanctions.all().stream()
                .filter(sanction -> sanction.user().equals(user))
                .forEach(sanction -> found.add(new PersonalRecord.Sanctioned(id, sanction)));
        return found;
    }

    long erase(UserId user) {
        List<StoredMessage> named = room.log.allOf(user).stream()
                .filter(stored -> !stored.message().equals(stored.message().anonymous()))
                .toList();
        named.forEach(room.log::anonymize);
        room.chatters.forget(user); // whoever comes back speaks for the first time
        return named.size() + room.audit.erase(user) + room.sanctions.erase(user) + room.keys.erase(user);
    }

    private static PersonalRecord record(AuditEntry entry, UserId user) {
        return entry.actor() != null && entry.actor().id().equals(user)
                ? new PersonalRecord.Acted(entry)
                : new PersonalRecord.ActedOn(entry);
    }
}
