package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.jdbc.sql.Dialect;
import dev.frontrow.chat.jdbc.sql.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** {@code frontrow_said}: the fingerprints of what was said lately in rooms where nothing may be said twice. */
public final class SaidTable {

    private static final String COLUMNS = "frontrow_said (room, fingerprint, said_at)";

    private final String put;

    /** @param dialect which way to insert a row or change the one that is there */
    SaidTable(Dialect dialect) {
        this.put = switch (dialect) {
            case POSTGRESQL ->
                "INSERT INTO " + COLUMNS + " VALUES (?, ?, ?)"
                        + " ON CONFLICT (room, fingerprint) DO UPDATE SET said_at = excluded.said_at";
            case MARIADB ->
                "INSERT INTO " + COLUMNS + " VALUES (?, ?, ?)" + " ON DUPLICATE KEY UPDATE said_at = VALUES(said_at)";
            case H2 -> "MERGE INTO " + COLUMNS + " KEY (room, fingerprint) VALUES (?, ?, ?)";
        };
    }

    /** Whether such a text was said at that time or later. Index: frontrow_said_text. */
    public boolean isThere(Connection connection, RoomRow room, long fingerprint, Instant since) throws SQLException {
        return Statements.first(
                        connection,
                        "SELECT said_at FROM frontrow_said WHERE room = ? AND fingerprint = ? AND said_at >= ?",
                        row -> row.getLong("said_at"),
                        room.no(),
                        fingerprint,
                        since.toEpochMilli())
                .isPresent();
    }

    public void put(Connection connection, RoomRow room, long fingerprint, Instant at) throws SQLException {
        Statements.update(connection, put, room.no(), fingerprint, at.toEpochMilli());
    }
}
