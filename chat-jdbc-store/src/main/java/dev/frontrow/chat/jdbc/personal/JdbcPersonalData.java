package dev.frontrow.chat.jdbc.personal;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.retention.PurgeUpkeep;
import dev.frontrow.chat.jdbc.retention.Upkeep;
import dev.frontrow.chat.jdbc.sql.Database;
import dev.frontrow.chat.jdbc.table.RoomRow;
import dev.frontrow.chat.jdbc.table.Tables;
import dev.frontrow.chat.message.ChatMessage;
import dev.frontrow.chat.moderation.AuditEntry;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.store.PersonalData;
import dev.frontrow.chat.store.PersonalRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Finds one user's data in all tables, room by room and in pages: no more than a page is in memory at once. No
 * connection is held while a sink is called.
 */
public final class JdbcPersonalData implements PersonalData {

    private static final int PAGE = 256;

    /** Each entry may hold a hundred texts. */
    private static final int ENTRIES = 50;

    private final Upkeep upkeep;
    private final Tables tables;
    private final PurgeUpkeep purges;
    private final Runnable forgotten;
    private final InstantSource clock;

    /** @param forgotten run when somebody is not remembered as a chatter of their rooms any more */
    public JdbcPersonalData(Upkeep upkeep, Tables tables, PurgeUpkeep purges, Runnable forgotten, InstantSource clock) {
        this.upkeep = upkeep;
        this.tables = tables;
        this.purges = purges;
        this.forgotten = forgotten;
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
        purges.run(); // texts that a purge has hidden are removed when this returns
        long erased = 0;
        for (RoomId id : rooms(user)) {
            RoomRow room = room(id);
            erased += eraseMessages(room, user) + eraseEntries(room, user);
            erased += upkeep.step(connection -> PersonalStatements.eraseSanctions(
                    connection, room, user, clock.instant().toEpochMilli()));
            erased += eraseSanctionNames(room, user);
            upkeep.step(connection -> tables.chatters().delete(connection, room, user));
        }
        forgotten.run();
        return erased;
    }

    private void exportMessages(RoomId id, RoomRow room, UserId user, Consumer<PersonalRecord> sink) {
        long last = 0;
        List<ChatMessage> messages;
        do {
            long after = last;
            messages = upkeep.read(connection -> tables.messages().by(connection, id, room, user, after, PAGE));
            for (ChatMessage message : messages) {
                sink.accept(new PersonalRecord.Said(message));
                last = message.seq();
            }
        } while (messages.size() == PAGE);
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
        long erased = 0;
        long after = 0;
        List<Long> places;
        do {
            long from = after;
            places = upkeep.read(connection -> PersonalStatements.namedPlaces(connection, room, user, from, PAGE));
            if (!places.isEmpty()) {
                after = places.get(places.size() - 1);
                long to = after;
                erased +=
                        upkeep.step(connection -> PersonalStatements.eraseNames(connection, room, user, from + 1, to));
            }
        } while (places.size() == PAGE);
        return erased;
    }

    private long eraseEntries(RoomRow room, UserId user) {
        return eachPage(
                        after ->
                                connection -> PersonalStatements.tellingEntries(connection, room, user, after, ENTRIES),
                        ids -> connection -> PersonalStatements.eraseEntries(connection, room, user, ids),
                        ENTRIES)
                + eachPage(
                        after -> connection -> PersonalStatements.roomEntries(connection, room, user, after, ENTRIES),
                        ids -> connection -> PersonalStatements.eraseTexts(connection, room, user, ids),
                        ENTRIES)
                + eachPage(
                        after -> connection -> PersonalStatements.namedEntries(connection, room, user, after, PAGE),
                        ids -> connection -> PersonalStatements.eraseActor(connection, room, user, ids),
                        PAGE);
    }

    private long eraseSanctionNames(RoomRow room, UserId user) {
        long named = upkeep.read(connection -> PersonalStatements.namedSanctions(connection, room, user));
        if (named > 0) {
            upkeep.step(connection -> {
                PersonalStatements.eraseSanctionNames(connection, room, user);
                return named;
            });
        }
        return named;
    }

    /**
     * Changes entries page by page, each after the one before, so that changed entries are not read again. Counts the
     * entries found, not the rows changed: with the driver setting {@code useAffectedRows} entries that changed only in
     * another table would not be counted.
     */
    private long eachPage(
            Function<String, Database.Work<List<String>>> find, Function<List<String>, Step> change, int size) {
        long sum = 0;
        String last = "";
        List<String> ids;
        do {
            String after = last;
            ids = upkeep.step(connection -> {
                List<String> found = find.apply(after).with(connection);
                if (!found.isEmpty()) {
                    change.apply(found).with(connection);
                }
                return found;
            });
            sum += ids.size();
            last = ids.isEmpty() ? last : ids.get(ids.size() - 1);
        } while (ids.size() == size);
        return sum;
    }

    private interface Step {
        void with(Connection connection) throws SQLException;
    }

    private RoomRow room(RoomId id) {
        return upkeep.read(connection -> tables.rooms().find(connection, id)).orElseThrow();
    }
}
