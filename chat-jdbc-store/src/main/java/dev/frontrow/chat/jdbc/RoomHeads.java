package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.jdbc.sql.Database;
import dev.frontrow.chat.jdbc.table.EpochTable;
import dev.frontrow.chat.jdbc.table.RoomRow;
import dev.frontrow.chat.jdbc.table.Tables;
import dev.frontrow.chat.log.Position;
import dev.frontrow.chat.store.RoomHead;
import dev.frontrow.chat.store.RoomVersion;
import dev.frontrow.chat.store.SeenEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the logs of rooms end, under the epoch that all rooms share. Every read of it is recorded in the seen epoch.
 */
final class RoomHeads {

    /** Sanctions that ended longer ago than this are not read: no node's clock is that far ahead of the database. */
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofHours(1);

    private final Database database;
    private final Tables tables;
    private final InstantSource clock;
    private final EpochTable epochs = new EpochTable();
    private final SeenEpoch epoch;

    /**
     * Reads the epoch.
     *
     * @param another run when the epoch changes
     */
    RoomHeads(Database database, Tables tables, Runnable another, InstantSource clock) {
        this.database = database;
        this.tables = tables;
        this.clock = clock;
        this.epoch = new SeenEpoch(database.read(epochs::find), another);
    }

    /** The epoch that batches are answered with. */
    String epoch() {
        return epoch.last();
    }

    RoomHead open(RoomId room) {
        Instant then = clock.instant().minus(CLOCKS_DIFFER_BY);
        String before = epoch.last();
        return database.read(connection -> {
            Optional<RoomRow> found = tables.rooms().find(connection, room);
            if (found.isEmpty()) {
                return new RoomHead(new Position(epoch.saw(before, epochs.find(connection)), 0), 0, List.of());
            }
            RoomRow row = found.get();
            saw(before, row.position());
            return new RoomHead(
                    tables.state(connection, room, row),
                    row.sanctions(),
                    tables.sanctions().all(connection, row, then));
        });
    }

    Map<RoomId, RoomVersion> versions(Collection<RoomId> rooms) {
        if (rooms.isEmpty()) {
            return Map.of();
        }
        String before = epoch.last();
        return database.read(connection -> {
            Map<RoomId, RoomVersion> versions = tables.rooms().versions(connection, rooms);
            versions.values().forEach(version -> saw(before, version.head()));
            if (versions.size() < rooms.size()) {
                String found = epoch.saw(before, epochs.find(connection));
                RoomVersion empty = new RoomVersion(new Position(found, 0), 0, Optional.empty());
                rooms.forEach(room -> versions.putIfAbsent(room, empty));
            }
            return versions;
        });
    }

    String renewEpochIfLost(SeenEvent seen) {
        String before = epoch.last();
        return epoch.saw(before, database.transaction(connection -> epochs.renewIfLost(connection, tables, seen)));
    }

    private void saw(String before, Position found) {
        epoch.saw(before, found.epoch());
    }
}
