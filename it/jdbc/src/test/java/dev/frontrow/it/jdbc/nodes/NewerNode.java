package dev.frontrow.it.jdbc.nodes;

import dev.frontrow.it.databases.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A node of a later release on the same database: it writes kinds of events, actions, roles and sanctions that this release does not know, each under the lock of the room's row. */
final class NewerNode {

    private static final String ROOM = "(SELECT no FROM frontrow_room WHERE id = 'stage')";

    private final TestDatabase database;

    NewerNode(TestDatabase database) {
        this.database = database;
    }

    /** Says, as its script would, from which version on a library may run on its tables. */
    void migrate(int version, int compatibleFrom) throws SQLException {
        execute(List.of("INSERT INTO frontrow_schema (version, applied_at, compatible_from) VALUES (" + version
                + ", 0, " + compatibleFrom + ")"));
    }

    /** A message of somebody whose role, and one of whose badges, nobody here knows. */
    void say(long seq, String user, String deletedBy) throws SQLException {
        String text = deletedBy == null ? "'from the future', NULL" : "NULL, '" + deletedBy + "'";
        write(
                seq,
                "INSERT INTO frontrow_message (room, seq, id, author, name, role, badges, text, deleted_by, sent_at, key_value, fingerprint)"
                        + " VALUES (" + ROOM + ", " + seq + ", 'newer-" + seq + "', '" + user + "', 'Newer', 'founder',"
                        + " 'early,Über:4', " + text + ", 1767268800000, 'key-" + seq + "', 'fingerprint')");
    }

    /** An event of a kind, by an action, that nobody here knows; done on a user under a key. */
    void act(long seq, String kind, String action, String user) throws SQLException {
        write(
                seq,
                "INSERT INTO frontrow_change (room, seq, kind, message, user_id, made_by, made_at)" + " VALUES (" + ROOM
                        + ", " + seq + ", '" + kind + "', 'message-x', NULL, 'council', 1767268800000)",
                "INSERT INTO frontrow_audit (room, id, made_at, actor, actor_name, actor_role, actor_badges, action, message,"
                        + " target, duration_ms, until_at, reason, event_seq, key_user, key_value, fingerprint)"
                        + " VALUES (" + ROOM + ", 'zz-" + seq
                        + "', 1767268800000, 'boss', 'Boss', 'founder', '', '" + action
                        + "', 'message-x', '" + user + "', 5, NULL, 'because', " + seq + ", 'boss', 'key-" + seq
                        + "', 'fingerprint')",
                "INSERT INTO frontrow_hidden (room, audit, place, message, text) VALUES (" + ROOM + ", 'zz-" + seq
                        + "', 0, 'message-x', 'rude')");
    }

    /** A mute longer than anything this release would give, and a sanction of a kind of its own. */
    void sanction(String user) throws SQLException {
        execute(List.of(
                "UPDATE frontrow_room SET actions = actions + 2, sanctions = sanctions + 2 WHERE id = 'stage'",
                "INSERT INTO frontrow_audit (room, id, made_at, action, target, duration_ms)" + " VALUES (" + ROOM
                        + ", 'zz-mute', 1767268800000, 'mute', '" + user + "', 99999999999)",
                "INSERT INTO frontrow_sanction (room, user_id, kind, until_at, given_at)" + " VALUES (" + ROOM + ", '"
                        + user + "', 'hushed', NULL, 1767268800000)"));
    }

    private void write(long seq, String... statements) throws SQLException {
        List<String> all = new java.util.ArrayList<>();
        all.add("UPDATE frontrow_room SET head = " + seq + ", actions = actions + 1 WHERE id = 'stage' AND head = "
                + seq + " - 1");
        all.addAll(List.of(statements));
        execute(all);
    }

    private void execute(List<String> statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                if (statement.executeUpdate(sql) == 0) {
                    throw new IllegalStateException("nothing was changed by: " + sql);
                }
            }
            connection.commit();
        }
    }
}
