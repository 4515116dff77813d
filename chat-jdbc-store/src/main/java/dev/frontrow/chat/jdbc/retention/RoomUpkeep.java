package dev.frontrow.chat.jdbc.retention;

import dev.frontrow.chat.jdbc.sql.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A room, with the oldest of everything in it: enough to know whether anything is due. Times are milliseconds since
 * 1970.
 *
 * @param actions moderation actions so far
 * @param firstPlace position of the first message, pruned or not
 * @param firstAt when that message was sent
 * @param keptAt when the first message that is not pruned was sent
 * @param firstChange position of the first change, pruned or not
 * @param keptChangeAt when the first change that is not pruned was made
 * @param auditAt when the first entry of the audit log was made
 * @param sanctionEnd when the first of its mutes and bans ends or ended
 */
record RoomUpkeep(
        long no,
        long head,
        long keptFrom,
        long actions,
        Optional<Long> firstPlace,
        Optional<Long> firstAt,
        Optional<Long> keptAt,
        Optional<Long> firstChange,
        Optional<Long> keptChangeAt,
        Optional<Long> auditAt,
        Optional<Long> sanctionEnd) {

    private static final String FROM_MESSAGE = " FROM frontrow_message m WHERE m.room = r.no";
    /** A pinned message is not left over until its time has come. */
    private static final String NOT_PINNED =
            " AND (r.pin_message IS NULL OR r.pin_until <= ? OR m.id <> r.pin_message)";

    private static final String FROM_CHANGE = " FROM frontrow_change c WHERE c.room = r.no";
    private static final String FIRST_MESSAGE = " ORDER BY m.room, m.seq LIMIT 1)";
    private static final String FIRST_CHANGE = " ORDER BY c.room, c.seq LIMIT 1)";

    private static final String SELECT = "SELECT r.no, r.head, r.kept_from, r.actions,"
            + " (SELECT m.seq" + FROM_MESSAGE + NOT_PINNED + FIRST_MESSAGE + " AS first_place,"
            + " (SELECT m.sent_at" + FROM_MESSAGE + NOT_PINNED + FIRST_MESSAGE + " AS first_at,"
            + " (SELECT m.sent_at" + FROM_MESSAGE + " AND m.seq >= r.kept_from" + FIRST_MESSAGE + " AS kept_at,"
            + " (SELECT c.seq" + FROM_CHANGE + FIRST_CHANGE + " AS first_change,"
            + " (SELECT c.made_at" + FROM_CHANGE + " AND c.seq >= r.kept_from" + FIRST_CHANGE + " AS kept_change_at,"
            + " (SELECT a.made_at FROM frontrow_audit a WHERE a.room = r.no ORDER BY a.room, a.id LIMIT 1) AS audit_at,"
            + " (SELECT min(s.until_at) FROM frontrow_sanction s WHERE s.room = r.no) AS sanction_end"
            + " FROM frontrow_room r WHERE r.upkeep_at <= ? AND r.no > ? ORDER BY r.no LIMIT ?";

    /** Every room is checked at least this often, whatever was found: another node may keep less. */
    private static final long MAX_REST_MILLIS = Duration.ofDays(1).toMillis();

    /**
     * The next rooms after one, by number, in which something may be due by then. Indexes: frontrow_room_upkeep, and
     * the primary keys.
     */
    static List<RoomUpkeep> next(Connection connection, long now, long then, long after, int limit)
            throws SQLException {
        return Statements.list(connection, SELECT, RoomUpkeep::of, now, now, then, after, limit);
    }

    /** Records when something may next be due, unless something was appended since. */
    void rest(Connection connection, PruneBounds bounds) throws SQLException {
        Statements.update(
                connection,
                "UPDATE frontrow_room SET upkeep_at = ? WHERE no = ? AND head = ? AND actions = ?",
                nextDue(bounds),
                no,
                head,
                actions);
    }

    boolean isDue(PruneBounds bounds, boolean thorough) {
        return isRaiseDue(bounds)
                || isSweepDue(bounds, thorough)
                || bounds.isOldAudit(auditAt)
                || hasEndedSanctions(bounds);
    }

    boolean hasEndedSanctions(PruneBounds bounds) {
        return sanctionEnd.filter(end -> end < bounds.sanctions()).isPresent();
    }

    /** When something is due next, in a room in which nothing is due now. */
    private long nextDue(PruneBounds bounds) {
        // Also if everything is kept: the next check may be by a node that keeps less.
        long next = bounds.now() + MAX_REST_MILLIS;
        next = Math.min(next, due(keptAt, bounds.messages(), bounds));
        next = Math.min(next, due(keptChangeAt, bounds.messages(), bounds));
        next = Math.min(next, due(auditAt, bounds.audit(), bounds));
        next = Math.min(next, due(sanctionEnd, bounds.sanctions(), bounds));
        boolean leftForKeys = firstPlace.filter(place -> place < keptFrom).isPresent();
        return leftForKeys ? Math.min(next, due(firstAt, bounds.keys(), bounds)) : next;
    }

    private static long due(Optional<Long> oldest, @Nullable Long bound, PruneBounds bounds) {
        return oldest.isPresent() && bound != null ? bounds.due(oldest.get(), bound) : Long.MAX_VALUE;
    }

    /** Whether something that is kept is too old, or the room has too much. */
    boolean isRaiseDue(PruneBounds bounds) {
        return bounds.keptByCount(head, keptFrom).isPresent() || bounds.isOld(keptAt) || bounds.isOld(keptChangeAt);
    }

    /** Whether there are pruned rows that may be deleted. */
    boolean isSweepDue(PruneBounds bounds, boolean thorough) {
        boolean leftMessage = firstPlace.filter(place -> place < keptFrom).isPresent();
        boolean leftChange = firstChange.filter(place -> place < keptFrom).isPresent();
        boolean mayGo = thorough || firstAt.filter(at -> at < bounds.keys()).isPresent();
        return leftChange || (leftMessage && mayGo);
    }

    private static RoomUpkeep of(ResultSet row) throws SQLException {
        return new RoomUpkeep(
                row.getLong("no"),
                row.getLong("head"),
                row.getLong("kept_from"),
                row.getLong("actions"),
                number(row, "first_place"),
                number(row, "first_at"),
                number(row, "kept_at"),
                number(row, "first_change"),
                number(row, "kept_change_at"),
                number(row, "audit_at"),
                number(row, "sanction_end"));
    }

    private static Optional<Long> number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }
}
