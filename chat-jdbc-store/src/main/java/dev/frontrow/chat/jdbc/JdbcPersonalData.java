package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.store.PersonalData;
import dev.frontrow.chat.store.PersonalRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One person in all tables, room by room and in pages: of a room no more is held at once than the places of what they wrote there. While a sink is given something, no
 * connection is held.
 */
final class JdbcPersonalData implements PersonalData {

    private static final int PAGE = 256;

    /** Each may hold a hundred texts. */
    private static final int ENTRIES = 50;

    private final Upkeep upkeep;
    private final Tables tables;
    private final InstantSource clock;

    JdbcPersonalData(Upkeep upkeep, Tables tables, InstantSource clock) {
        this.upkeep = upkeep;
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public List<RoomId> rooms(UserId user) {
        return upkeep.read(connection -> PersonalStatements.rooms(connection, user));
    }

    @Override
    public void export(UserId user, Consumer<PersonalRecord> sink) {
        for (RoomId id : rooms(user)) {
            RoomRow room = room(id);
            exportMessages(id, room, user, sink);
            exportEntries(tables.audit()::by, id, room, user, entry -> sink.accept(new PersonalRecord.Acted(entry)));
            exportEntries(tables.audit()::on, id, room, user, entry -> sink.accept(new PersonalRecord.ActedOn(entry)));
            sanctions(room, user).forEach(sanction -> sink.accept(new PersonalRecord.Sanctioned(id, sanction)));
        }
    }

    @Override
    public long erase(UserId user) {
        long erased = 0;
        for (RoomId id : rooms(user)) {
            RoomRow room = room(id);
            erased += eraseMessages(room, user) + eraseEntries(room, user);
            erased += upkeep.step(connection -> PersonalStatements.eraseSanctions(
                    connection, room, user, clock.instant().toEpochMilli()));
        }
        return erased;
    }

    private void exportMessages(RoomId id, RoomRow room, UserId user, Consumer<PersonalRecord> sink) {
        List<Long> places = upkeep.read(connection -> PersonalStatements.places(connection, room, user));
        for (List<Long> some : pages(places)) {
            upkeep.read(connection -> tables.messages().by(connection, id, room, user, first(some), last(some)))
                    .forEach(message -> sink.accept(new PersonalRecord.Said(message)));
        }
    }

    /** A page of the audit log. */
    private interface EntryPage {
        List<AuditEntry> read(Connection connection, RoomId id, RoomRow room, UserId user, String after, int limit)
                throws SQLException;
    }

    private void exportEntries(EntryPage page, RoomId id, RoomRow room, UserId user, Consumer<AuditEntry> sink) {
        String last = "";
        List<AuditEntry> entries;
        do {
            String after = last;
            entries = upkeep.read(connection -> page.read(connection, id, room, user, after, ENTRIES));
            for (AuditEntry entry : entries) {
                sink.accept(entry);
                last = entry.id();
            }
        } while (entries.size() == ENTRIES);
    }

    private List<Sanction> sanctions(RoomRow room, UserId user) {
        Instant now = clock.instant();
        return upkeep.read(connection -> tables.sanctions().of(connection, room, List.of(user))).stream()
                .filter(sanction -> sanction.holdsAt(now))
                .toList();
    }

    private long eraseMessages(RoomRow room, UserId user) {
        List<Long> places = upkeep.read(connection -> PersonalStatements.namedPlaces(connection, room, user));
        long erased = 0;
        for (List<Long> some : pages(places)) {
            erased += upkeep.step(
                    connection -> PersonalStatements.eraseNames(connection, room, user, first(some), last(some)));
        }
        return erased;
    }

    private static List<List<Long>> pages(List<Long> places) {
        List<List<Long>> pages = new ArrayList<>();
        for (int from = 0; from < places.size(); from += PAGE) {
            pages.add(places.subList(from, Math.min(places.size(), from + PAGE)));
        }
        return pages;
    }

    private static long first(List<Long> places) {
        return places.get(0);
    }

    private static long last(List<Long> places) {
        return places.get(places.size() - 1);
    }

    private long eraseEntries(RoomRow room, UserId user) {
        return repeat(connection -> {
                    List<String> ids = PersonalStatements.tellingEntries(connection, room, user, ENTRIES);
                    if (!ids.isEmpty()) {
                        PersonalStatements.eraseEntries(connection, room, user, ids);
                    }
                    return ids.size();
                })
                + repeat(connection -> {
                    List<String> ids = PersonalStatements.namedEntries(connection, room, user, PAGE);
                    if (!ids.isEmpty()) {
                        PersonalStatements.eraseActor(connection, room, user, ids);
                    }
                    return ids.size();
                });
    }

    /**
     * Steps, until one finds nothing to do. They count what they found, not what the database says it changed: by a setting of the driver ({@code useAffectedRows}) rows that were
     * changed in another table only do not count there.
     */
    private long repeat(Database.Work<Integer> step) {
        long sum = 0;
        int done;
        do {
            done = upkeep.step(step);
            sum += done;
        } while (done > 0);
        return sum;
    }

    private RoomRow room(RoomId id) {
        return upkeep.read(connection -> tables.rooms().find(connection, id)).orElseThrow();
    }
}
