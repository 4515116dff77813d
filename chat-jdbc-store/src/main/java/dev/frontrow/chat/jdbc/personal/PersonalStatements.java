package dev.frontrow.chat.jdbc.personal;

import dev.frontrow.chat.host.ChatUser;
import dev.frontrow.chat.host.Role;
import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.sql.Statements;
import dev.frontrow.chat.jdbc.table.RoomRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Queries and erasures for one user. */
final class PersonalStatements {

    private PersonalStatements() {}

    /**
     * Indexes: frontrow_message_key, frontrow_audit_actor, frontrow_audit_target, frontrow_sanction_user,
     * frontrow_sanction_giver, frontrow_chatter_of.
     */
    static List<RoomId> rooms(Connection connection, UserId user) throws SQLException {
        return Statements.list(
                connection,
                "SELECT r.id FROM frontrow_room r JOIN ("
                        + "SELECT room FROM frontrow_message WHERE author = ?"
                        + " UNION SELECT room FROM frontrow_audit WHERE actor = ?"
                        + " UNION SELECT room FROM frontrow_audit WHERE target = ?"
                        + " UNION SELECT room FROM frontrow_sanction WHERE user_id = ?"
                        + " UNION SELECT room FROM frontrow_sanction WHERE given_by = ?"
                        + " UNION SELECT room FROM frontrow_chatter WHERE user_id = ?"
                        + ") theirs ON theirs.room = r.no ORDER BY r.no",
                row -> new RoomId(row.getString("id")),
                user,
                user,
                user,
                user,
                user,
                user);
    }

    /**
     * The next positions after one of the user's messages that still reveal more than the user's id. Index:
     * frontrow_message_author.
     */
    static List<Long> namedPlaces(Connection connection, RoomRow room, UserId user, long after, int limit)
            throws SQLException {
        return Statements.list(
                connection,
                "SELECT seq FROM frontrow_message WHERE room = ? AND author = ? AND seq > ?"
                        + " AND (name <> ? OR badges <> '' OR key_value IS NOT NULL)"
                        + " ORDER BY room, author, seq LIMIT ?",
                row -> row.getLong("seq"),
                room.no(),
                user,
                after,
                nameOf(user),
                limit);
    }

    /** Erases the user's name from one position to another. Index: frontrow_message_author. */
    static int eraseNames(Connection connection, RoomRow room, UserId user, long from, long to) throws SQLException {
        return Statements.update(
                connection,
                "UPDATE frontrow_message SET name = ?, badges = '', key_value = NULL, fingerprint = NULL,"
                        + " kind = CASE WHEN deleted_by IS NULL THEN kind WHEN kind LIKE 'notice %' THEN 'notice other' END"
                        + " WHERE room = ? AND author = ? AND seq >= ? AND seq <= ?"
                        + " AND (name <> ? OR badges <> '' OR key_value IS NOT NULL"
                        + " OR (kind <> 'notice other' AND deleted_by IS NOT NULL))",
                nameOf(user),
                room.no(),
                user,
                from,
                to,
                nameOf(user));
    }

    /**
     * The next audit entries after one that are about the user and reveal their name, a reason or a text. Indexes:
     * frontrow_audit_target, frontrow_hidden_place.
     */
    static List<String> tellingEntries(Connection connection, RoomRow room, UserId user, String after, int limit)
            throws SQLException {
        return Statements.list(
                connection,
                "SELECT a.id FROM frontrow_audit a WHERE a.target = ? AND a.room = ? AND a.id > ?"
                        + " AND (a.reason IS NOT NULL OR a.target_name IS NOT NULL"
                        + " OR EXISTS (SELECT 1 FROM frontrow_hidden h WHERE h.room = a.room AND h.audit = a.id))"
                        + " ORDER BY a.target, a.room, a.id LIMIT ?",
                row -> row.getString("id"),
                user,
                room.no(),
                after,
                limit);
    }

    static void eraseEntries(Connection connection, RoomRow room, UserId user, List<String> ids) throws SQLException {
        String in = Statements.in(ids);
        Statements.update(connection, "DELETE FROM frontrow_hidden WHERE room = ? AND audit IN " + in, room.no(), ids);
        Statements.update(
                connection,
                "UPDATE frontrow_audit SET reason = NULL, target_name = NULL WHERE room = ? AND id IN " + in,
                room.no(),
                ids);
        eraseActor(connection, room, user, ids);
    }

    /**
     * The next audit entries after one that are about the room and hid texts of the user. Indexes:
     * frontrow_audit_target, frontrow_hidden_place.
     */
    static List<String> roomEntries(Connection connection, RoomRow room, UserId user, String after, int limit)
            throws SQLException {
        return Statements.list(
                connection,
                "SELECT a.id FROM frontrow_audit a WHERE a.target IS NULL AND a.room = ? AND a.id > ?"
                        + " AND EXISTS (SELECT 1 FROM frontrow_hidden h WHERE h.room = a.room AND h.audit = a.id"
                        + " AND h.author = ?) ORDER BY a.id LIMIT ?",
                row -> row.getString("id"),
                room.no(),
                after,
                user,
                limit);
    }

    /** Erases the user's texts that those entries hid. Index: frontrow_hidden_place. */
    static void eraseTexts(Connection connection, RoomRow room, UserId user, List<String> ids) throws SQLException {
        Statements.update(
                connection,
                "DELETE FROM frontrow_hidden WHERE room = ? AND audit IN " + Statements.in(ids) + " AND author = ?",
                room.no(),
                ids,
                user);
    }

    /**
     * The next audit entries after one that are by the user and reveal more than their id. Index: frontrow_audit_actor.
     */
    static List<String> namedEntries(Connection connection, RoomRow room, UserId user, String after, int limit)
            throws SQLException {
        return Statements.list(
                connection,
                "SELECT id FROM frontrow_audit WHERE actor = ? AND room = ? AND id > ?"
                        + " AND (actor_name <> ? OR actor_badges <> '' OR key_value IS NOT NULL)"
                        + " ORDER BY actor, room, id LIMIT ?",
                row -> row.getString("id"),
                user,
                room.no(),
                after,
                nameOf(user),
                limit);
    }

    /** Erases the actor of those entries that were made by the user. Index: frontrow_audit_id. */
    static void eraseActor(Connection connection, RoomRow room, UserId user, List<String> ids) throws SQLException {
        Statements.update(
                connection,
                "UPDATE frontrow_audit SET actor_name = ?, actor_badges = '', key_user = NULL, key_value = NULL,"
                        + " fingerprint = NULL WHERE room = ? AND actor = ? AND id IN " + Statements.in(ids),
                nameOf(user),
                room.no(),
                user,
                ids);
    }

    /** Removes mutes and bans that have ended: nobody needs them any more. Index: frontrow_sanction_of. */
    static int eraseSanctions(Connection connection, RoomRow room, UserId user, long now) throws SQLException {
        return Statements.update(
                connection,
                "DELETE FROM frontrow_sanction WHERE room = ? AND user_id = ? AND until_at <= ?",
                room.no(),
                user,
                now);
    }

    /**
     * How many mutes and bans, on the user or given by the user, contain their name. Indexes: frontrow_sanction_of,
     * frontrow_sanction_giver.
     */
    static long namedSanctions(Connection connection, RoomRow room, UserId user) throws SQLException {
        return Statements.first(
                        connection,
                        "SELECT count(*) AS named FROM frontrow_sanction WHERE room = ?"
                                + " AND (user_id = ? AND user_name IS NOT NULL"
                                + " OR given_by = ? AND given_by_name IS NOT NULL)",
                        row -> row.getLong("named"),
                        room.no(),
                        user,
                        user)
                .orElse(0L);
    }

    /**
     * Under the lock of the room's row, like giving a sanction: the new version makes every node read the sanctions
     * again.
     */
    static void eraseSanctionNames(Connection connection, RoomRow room, UserId user) throws SQLException {
        Statements.update(connection, "UPDATE frontrow_room SET sanctions = sanctions + 1 WHERE no = ?", room.no());
        for (String name : List.of("user_name = NULL WHERE user_id", "given_by_name = NULL WHERE given_by")) {
            Statements.update(
                    connection, "UPDATE frontrow_sanction SET " + name + " = ? AND room = ?", user, room.no());
        }
    }

    /** As {@link ChatUser#anonymous()} says. */
    private static String nameOf(UserId user) {
        return new ChatUser(user, user.value(), Role.VIEWER).name();
    }
}
