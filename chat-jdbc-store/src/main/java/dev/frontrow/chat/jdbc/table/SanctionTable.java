package dev.frontrow.chat.jdbc.table;

import dev.frontrow.chat.host.UserId;
import dev.frontrow.chat.jdbc.sql.Statements;
import dev.frontrow.chat.moderation.Sanction;
import dev.frontrow.chat.moderation.SanctionKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code frontrow_sanction}: one of each kind per user and room. */
public final class SanctionTable {

    /** A newer version may know more kinds; this one enforces what it knows. */
    private static final String KNOWN =
            " AND kind IN ('" + String.join("', '", EnumNames.all(SanctionKind.class)) + "')";

    private static final String HOLDS = " AND (until_at IS NULL OR until_at > ?)";

    private static final String SELECT =
            "SELECT user_id, user_name, kind, until_at, reason, given_by, given_by_name, given_at"
                    + " FROM frontrow_sanction"
                    + " WHERE room = ?" + KNOWN;
    private static final String INSERT = "INSERT INTO frontrow_sanction"
            + " (room, user_id, user_name, kind, until_at, reason, given_by, given_by_name, given_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** All sanctions of a room that had not ended by then, oldest first. Index: frontrow_sanction_of. */
    public List<Sanction> all(Connection connection, RoomRow room, Instant then) throws SQLException {
        return Statements.list(
                connection,
                SELECT + HOLDS + " ORDER BY given_at",
                SanctionTable::sanction,
                room.no(),
                then.toEpochMilli());
    }

    /** Users whose messages must be checked, up to a limit. Index: frontrow_sanction_of. */
    public Set<UserId> users(Connection connection, RoomRow room, Instant then, int limit) throws SQLException {
        return new HashSet<>(Statements.list(
                connection,
                "SELECT DISTINCT user_id FROM frontrow_sanction WHERE room = ?" + HOLDS + " LIMIT ?",
                row -> new UserId(row.getString("user_id")),
                room.no(),
                then.toEpochMilli(),
                limit));
    }

    /** The sanctions of some users. Index: frontrow_sanction_of. */
    public List<Sanction> of(Connection connection, RoomRow room, Collection<UserId> users) throws SQLException {
        return Statements.list(
                connection,
                SELECT + " AND user_id IN " + Statements.in(users),
                SanctionTable::sanction,
                room.no(),
                users);
    }

    /** Puts a sanction, or none, in place of the one of this kind. Index: frontrow_sanction_of. */
    public void set(Connection connection, RoomRow room, SanctionKind kind, UserId user, Optional<Sanction> sanction)
            throws SQLException {
        Statements.update(
                connection,
                "DELETE FROM frontrow_sanction WHERE room = ? AND user_id = ? AND kind = ?",
                room.no(),
                user,
                kind.wireName());
        if (sanction.isPresent()) {
            insert(connection, room, sanction.get());
        }
    }

    private static void insert(Connection connection, RoomRow room, Sanction sanction) throws SQLException {
        Statements.update(
                connection,
                INSERT,
                room.no(),
                sanction.user(),
                sanction.userName(),
                sanction.kind().wireName(),
                Statements.millis(sanction.until()),
                sanction.reason(),
                sanction.by(),
                sanction.byName(),
                sanction.at().toEpochMilli());
    }

    static Sanction sanction(ResultSet row) throws SQLException {
        return new Sanction(
                EnumNames.of(SanctionKind.class, row.getString("kind")).orElseThrow(),
                new UserId(row.getString("user_id")),
                row.getString("user_name"),
                Statements.instant(row, "until_at"),
                row.getString("reason"),
                userId(row.getString("given_by")),
                row.getString("given_by_name"),
                Instant.ofEpochMilli(row.getLong("given_at")));
    }

    private static @Nullable UserId userId(@Nullable String value) {
        return value == null ? null : new UserId(value);
    }
}
