package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.sql.Dialect;
import dev.frontrow.chat.log.Pin;
import dev.frontrow.chat.log.RoomEvent;
import dev.frontrow.chat.log.RoomState;
import dev.frontrow.chat.store.KnownKey;
import dev.frontrow.chat.store.LogQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All tables of one database. */
public record Tables(
        RoomTable rooms,
        MessageTable messages,
        MessageRedaction redaction,
        ChatterTable chatters,
        SaidTable said,
        PurgeTable purges,
        ChangeTable changes,
        SanctionTable sanctions,
        AuditTable audit) {

    public static Tables of(Dialect dialect) {
        ChangeTable changes = new ChangeTable();
        return new Tables(
                new RoomTable(),
                new MessageTable(MessageInsert.of(dialect), dialect == Dialect.H2),
                new MessageRedaction(),
                new ChatterTable(),
                new SaidTable(dialect),
                new PurgeTable(),
                changes,
                new SanctionTable(),
                new AuditTable(changes));
    }

    /** A room after its newest event; a pin whose message is deleted, or not kept any more, is none. */
    public RoomState state(Connection connection, RoomId id, RoomRow room) throws SQLException {
        RoomState state = RoomState.of(room.position()).with(room.modes());
        Optional<RoomRow.Pinned> pin = room.pin();
        if (pin.isEmpty()) {
            return state;
        }
        return state.with(messages.find(connection, id, room, pin.get().message())
                .filter(message -> !message.isDeleted())
                .map(message -> new Pin(message, pin.get().at(), pin.get().until())));
    }

    /** The message or action that a key was used for. */
    public Optional<KnownKey> known(Connection connection, RoomId id, RoomRow room, UserId user, String key)
            throws SQLException {
        Optional<KnownKey> message = messages.known(connection, id, room, user, key);
        return message.isPresent() ? message : audit.known(connection, id, room, user, key);
    }

    /** A range of the log: all of it, or nothing. */
    public List<RoomEvent> log(Connection connection, LogQuery query, RoomRow room) throws SQLException {
        if (query.upTo() > room.head()) {
            return List.of();
        }
        long wanted = query.upTo() - query.after();
        List<RoomEvent> events = new ArrayList<>();
        messages.between(connection, query.room(), room, query.after(), query.upTo())
                .forEach(message -> events.add(new RoomEvent.Posted(message)));
        if (events.size() < wanted) {
            events.addAll(changes.between(connection, query.room(), room, query.after(), query.upTo()));
            events.sort(Comparator.comparingLong(RoomEvent::seq));
        }
        return events.size() == wanted ? events : List.of();
    }
}
