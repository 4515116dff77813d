package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.sql.Database;
import dev.frontrow.chat.jdbc.table.RoomRow;
import dev.frontrow.chat.jdbc.table.Tables;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.store.AuditPage;
import dev.frontrow.chat.store.AuditQuery;
import dev.frontrow.chat.store.KeyQuery;
import dev.frontrow.chat.store.KnownKey;
import dev.frontrow.chat.store.LogQuery;
import dev.frontrow.chat.store.MessagePage;
import dev.frontrow.chat.store.MessageQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what a room contains. A room in which nothing was ever stored has no row, and is empty. */
record RoomReads(Database database, Tables tables) {

    List<RoomEvent> log(LogQuery query) {
        return read(query.room(), List.of(), room -> connection -> tables.log(connection, query, room));
    }

    Optional<MessagePage> messages(MessageQuery query) {
        Optional<MessagePage> none = Optional.of(new MessagePage(List.of(), false));
        return read(query.room(), none, room -> connection -> tables.messages().page(connection, query, room));
    }

    Optional<Instant> lastSentAt(RoomId id, UserId user) {
        return read(
                id, Optional.empty(), room -> connection -> tables.messages().lastSentAt(connection, room, user));
    }

    AuditPage audit(AuditQuery query) {
        AuditPage none = new AuditPage(List.of(), false);
        return read(query.room(), none, room -> connection -> tables.audit().page(connection, room, query));
    }

    Optional<KnownKey> known(KeyQuery query) {
        return read(
                query.room(),
                Optional.empty(),
                room -> connection -> tables.known(connection, query.room(), room, query.user(), query.value()));
    }

    private <T> T read(RoomId room, T ofEmpty, Function<RoomRow, Database.Work<T>> read) {
        return database.read(connection -> {
            Optional<RoomRow> found = tables.rooms().find(connection, room);
            return found.isEmpty() ? ofEmpty : read.apply(found.get()).with(connection);
        });
    }
}
