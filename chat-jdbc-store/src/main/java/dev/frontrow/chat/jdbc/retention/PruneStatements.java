package dev.frontrow.chat.jdbc.retention;

import dev.frontrow.chat.jdbc.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The queries and deletions of pruning, in one room, by ranges of positions. Only {@link #raise} touches the room's
 * row.
 */
final class PruneStatements {

    private static final String NOT_THIS = " AND id <> ?";
    private static final String RANGE = " WHERE room = ? AND seq >= ? AND seq < ?";

    private PruneStatements() {}

    /** Hides everything before that position. Never moves back, whatever another node did meanwhile. */
    static void raise(Connection connection, long room, long keptFrom) throws SQLException {
        Statements.update(
                connection,
                "UPDATE frontrow_room SET kept_from = ? WHERE no = ? AND kept_from < ?",
                keptFrom,
                room,
                keptFrom);
    }

    /**
     * The first position of a range with something from that time or later. Indexes: frontrow_message_place,
     * frontrow_change_place.
     */
    static Optional<Long> firstSince(Connection connection, long room, long from, long to, long since)
            throws SQLException {
        return lower(
                first(connection, "frontrow_message", RANGE + " AND sent_at >= ?", room, from, to, since),
                first(connection, "frontrow_change", RANGE + " AND made_at >= ?", room, from, to, since));
    }

    /** The first position of a range that has a row, other than that of a pinned message. */
    static Optional<Long> first(Connection connection, long room, long from, long to, PruneBounds bounds)
            throws SQLException {
        return lower(
                first(
                        connection,
                        "frontrow_message",
                        RANGE + NOT_THIS,
                        room,
                        from,
                        to,
                        pinned(connection, room, bounds)),
                first(connection, "frontrow_change", RANGE, room, from, to));
    }

    /** The id of a pinned message, which is kept until its time has come, however old it is; empty: none. */
    static String pinned(Connection connection, long room, PruneBounds bounds) throws SQLException {
        return Statements.first(
                        connection,
                        "SELECT pin_message FROM frontrow_room WHERE no = ? AND pin_message IS NOT NULL"
                                + " AND (pin_until IS NULL OR pin_until > ?)",
                        row -> row.getString("pin_message"),
                        room,
                        bounds.now())
                .orElse("");
    }

    /**
     * Deletes a range, except a pinned message, and messages whose key must still be known: only their text is removed.
     * What is pinned is read before, without a lock: nothing before the bound can be pinned from then on.
     */
    static PruneCounts sweep(Connection connection, long room, long from, long to, PruneBounds bounds)
            throws SQLException {
        String pinned = pinned(connection, room, bounds);
        return PruneCounts.log(
                Statements.update(
                        connection,
                        "DELETE FROM frontrow_message" + RANGE + " AND (key_value IS NULL OR sent_at < ?)" + NOT_THIS,
                        room,
                        from,
                        to,
                        bounds.keys(),
                        pinned),
                Statements.update(
                        connection,
                        "UPDATE frontrow_message SET text = NULL, reply_to = NULL,"
                                + " kind = CASE WHEN kind LIKE 'notice %' THEN 'notice other' END, is_first = NULL,"
                                + " deleted_by = 'system'" + RANGE
                                + " AND deleted_by IS NULL" + NOT_THIS,
                        room,
                        from,
                        to,
                        pinned),
                Statements.update(connection, "DELETE FROM frontrow_change" + RANGE, room, from, to));
    }

    /** The oldest entries of an audit log that are due. Index: frontrow_audit_id. */
    static List<String> oldAudit(Connection connection, long room, long before, int limit) throws SQLException {
        record Entry(String id, long at) {}
        List<Entry> oldest = Statements.list(
                connection,
                "SELECT id, made_at FROM frontrow_audit WHERE room = ? ORDER BY room, id LIMIT ?",
                row -> new Entry(row.getString("id"), row.getLong("made_at")),
                room,
                limit);
        return oldest.stream()
                .takeWhile(entry -> entry.at() < before)
                .map(Entry::id)
                .toList();
    }

    static PruneCounts deleteAudit(Connection connection, long room, List<String> ids) throws SQLException {
        String in = Statements.in(ids);
        Statements.update(connection, "DELETE FROM frontrow_hidden WHERE room = ? AND audit IN " + in, room, ids);
        return PruneCounts.auditEntries(
                Statements.update(connection, "DELETE FROM frontrow_audit WHERE room = ? AND id IN " + in, room, ids));
    }

    /** Index: frontrow_sanction_of. */
    static PruneCounts deleteSanctions(Connection connection, long room, long endedBefore) throws SQLException {
        return PruneCounts.sanctions(Statements.update(
                connection, "DELETE FROM frontrow_sanction WHERE room = ? AND until_at < ?", room, endedBefore));
    }

    /**
     * Forgets some of the texts that were said before a time; returns whether there were any. Index: frontrow_said_at.
     */
    static boolean deleteSaid(Connection connection, long before, int limit) throws SQLException {
        long upTo = Statements.first(
                        connection,
                        "SELECT max(said_at) AS said_at FROM (SELECT said_at FROM frontrow_said WHERE said_at < ?"
                                + " ORDER BY said_at LIMIT ?) few",
                        row -> row.getLong("said_at"),
                        before,
                        limit)
                .orElse(0L);
        return upTo > 0 && Statements.update(connection, "DELETE FROM frontrow_said WHERE said_at <= ?", upTo) > 0;
    }

    private static Optional<Long> first(Connection connection, String table, String where, Object... parameters)
            throws SQLException {
        return Statements.first(
                connection,
                "SELECT seq FROM " + table + where + " ORDER BY room, seq LIMIT 1",
                row -> row.getLong("seq"),
                parameters);
    }

    private static Optional<Long> lower(Optional<Long> one, Optional<Long> other) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(Math.min(one.get(), other.get()))
                : one.or(() -> other);
    }
}
