package dev.frontrow.chat.jdbc;

import dev.frontrow.chat.host.RoomId;
import dev.frontrow.chat.message.IdempotencyKey;
import dev.frontrow.chat.store.Entry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The statement for PostgreSQL. It locks the rows of its rooms in the order of their numbers, so that two of them cannot wait for each other; a row that another
 * transaction has changed meanwhile is looked at again as it is then (EvalPlanQual, PostgreSQL documentation 13.2.1), so the number of actions is compared, and the head
 * counted on, under the lock.
 */
final class PostgresGroupStatement implements GroupStatement {

    private static final String SQL = """
            WITH asked AS (
              SELECT * FROM unnest(?::varchar[], ?::bigint[], ?::bigint[]) AS a (id, actions, count)
            ), locked AS (
              SELECT r.no, a.count FROM frontrow_room r JOIN asked a ON r.id = a.id AND r.actions = a.actions
              ORDER BY r.no FOR UPDATE OF r
            ), moved AS (
              UPDATE frontrow_room r SET head = r.head + l.count FROM locked l WHERE r.no = l.no
              RETURNING r.id, r.no, r.head - l.count AS before
            ), written AS (
              INSERT INTO frontrow_message
                (room, seq, id, author, name, role, badges, text, reply_to, sent_at, key_value, fingerprint)
              SELECT m.no, m.before + t.place, t.id, t.author, t.name, t.role, t.badges, t.text, t.reply_to, t.sent_at,
                     t.key_value, t.fingerprint
              FROM unnest(?::varchar[], ?::bigint[], ?::varchar[], ?::varchar[], ?::varchar[], ?::varchar[], ?::varchar[],
                          ?::text[], ?::varchar[], ?::bigint[], ?::varchar[], ?::varchar[])
                AS t (room, place, id, author, name, role, badges, text, reply_to, sent_at, key_value, fingerprint)
              JOIN moved m ON m.id = t.room
            )
            SELECT id, before FROM moved
            """;

    private record Line(RoomId room, long place, Entry.NewMessage message) {}

    @Override
    public Map<RoomId, Long> append(Connection connection, List<PlainBatch> group) throws SQLException {
        List<Line> lines = lines(group);
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            array(statement, 1, "varchar", group, batch -> batch.room().value());
            array(statement, 2, "bigint", group, PlainBatch::actions);
            array(statement, 3, "bigint", group, batch ->
                    (long) batch.messages().size());
            array(statement, 4, "varchar", lines, line -> line.room().value());
            array(statement, 5, "bigint", lines, Line::place);
            array(statement, 6, "varchar", lines, line -> line.message().id().value());
            array(
                    statement,
                    7,
                    "varchar",
                    lines,
                    line -> line.message().author().id().value());
            array(
                    statement,
                    8,
                    "varchar",
                    lines,
                    line -> line.message().author().name());
            array(
                    statement,
                    9,
                    "varchar",
                    lines,
                    line -> line.message().author().role().wireName());
            array(
                    statement,
                    10,
                    "varchar",
                    lines,
                    line -> Users.badges(line.message().author()));
            array(statement, 11, "text", lines, line -> line.message().text());
            array(
                    statement,
                    12,
                    "varchar",
                    lines,
                    line -> Statements.text(line.message().replyTo()));
            array(statement, 13, "bigint", lines, line -> line.message().at().toEpochMilli());
            array(statement, 14, "varchar", lines, line -> key(line, IdempotencyKey::value));
            array(statement, 15, "varchar", lines, line -> key(line, IdempotencyKey::fingerprint));
            try (ResultSet moved = statement.executeQuery()) {
                Map<RoomId, Long> before = new HashMap<>();
                while (moved.next()) {
                    before.put(new RoomId(moved.getString("id")), moved.getLong("before"));
                }
                return before;
            }
        }
    }

    private static List<Line> lines(List<PlainBatch> group) {
        List<Line> lines = new ArrayList<>();
        for (PlainBatch batch : group) {
            long place = 0;
            for (Entry.NewMessage message : batch.messages()) {
                lines.add(new Line(batch.room(), ++place, message));
            }
        }
        return lines;
    }

    private static @Nullable String key(Line line, Function<IdempotencyKey, String> part) {
        IdempotencyKey key = line.message().key();
        return key == null ? null : part.apply(key);
    }

    private static <T> void array(
            PreparedStatement statement, int place, String type, List<T> rows, Function<T, @Nullable Object> column)
            throws SQLException {
        Object[] values = rows.stream().map(column).toArray();
        statement.setArray(place, statement.getConnection().createArrayOf(type, values));
    }
}
