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
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The statement for PostgreSQL. It locks the rows of its rooms in the order of their numbers, so that two of them cannot wait for each other; a row that another
 * transaction has changed meanwhile is looked at again as it is then (EvalPlanQual, PostgreSQL documentation 13.2.1), so the number of actions is compared, and the head
 * counted on, under the lock.
 */
final class PostgresGroupStatement implements GroupStatement {

    private static final String SQL = """
            WITH asked AS (
              SELECT * FROM unnest(?::bigint[], ?::varchar[], ?::bigint[], ?::bigint[]) AS a (batch, id, actions, count)
            ), locked AS (
              SELECT r.no, a.batch, a.count
              FROM frontrow_room r JOIN asked a ON r.id = a.id AND r.actions = a.actions
              ORDER BY r.no FOR UPDATE OF r
            ), moved AS (
              UPDATE frontrow_room r SET head = r.head + l.count FROM locked l WHERE r.no = l.no
              RETURNING l.batch, r.no, r.head - l.count AS before
            ), written AS (
              INSERT INTO frontrow_message
                (room, seq, id, author, name, role, badges, text, reply_to, sent_at, key_value, fingerprint)
              SELECT m.no, m.before + t.place, t.id, t.author, t.name, t.role, t.badges, t.text, t.reply_to, t.sent_at,
                     t.key_value, t.fingerprint
              FROM unnest(?::bigint[], ?::bigint[], ?::varchar[], ?::varchar[], ?::varchar[], ?::varchar[], ?::varchar[],
                          ?::text[], ?::varchar[], ?::bigint[], ?::varchar[], ?::varchar[])
                AS t (batch, place, id, author, name, role, badges, text, reply_to, sent_at, key_value, fingerprint)
              JOIN moved m ON m.batch = t.batch
            )
            SELECT batch, before FROM moved
            """;

    /** A message as the so-manieth of the so-manieth batch. */
    private record Line(int batch, long place, Entry.NewMessage message) {}

    @Override
    public Map<RoomId, Long> append(Connection connection, List<PlainBatch> group) throws SQLException {
        List<Line> lines = lines(group);
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            Columns columns = new Columns(statement);
            columns.numbers(IntStream.range(0, group.size()).boxed().toList(), batch -> batch);
            columns.texts("varchar", group, batch -> batch.room().value());
            columns.numbers(group, PlainBatch::actions);
            columns.numbers(group, batch -> batch.messages().size());
            columns.numbers(lines, Line::batch);
            columns.numbers(lines, Line::place);
            columns.texts("varchar", lines, line -> line.message().id().value());
            columns.texts("varchar", lines, line -> line.message().author().id().value());
            columns.texts("varchar", lines, line -> line.message().author().name());
            columns.texts(
                    "varchar", lines, line -> line.message().author().role().wireName());
            columns.texts("varchar", lines, line -> Users.badges(line.message().author()));
            columns.texts("text", lines, line -> line.message().text());
            columns.texts(
                    "varchar", lines, line -> Statements.text(line.message().replyTo()));
            columns.numbers(lines, line -> line.message().at().toEpochMilli());
            columns.texts("varchar", lines, line -> key(line, IdempotencyKey::value));
            columns.texts("varchar", lines, line -> key(line, IdempotencyKey::fingerprint));
            try (ResultSet moved = statement.executeQuery()) {
                Map<RoomId, Long> before = new HashMap<>();
                while (moved.next()) {
                    before.put(group.get(moved.getInt("batch")).room(), moved.getLong("before"));
                }
                return before;
            }
        }
    }

    /** Binds one array a column, one after the other. Of arrays of these types the driver sends the values as they are; others it would write out as text. */
    private static final class Columns {

        private final PreparedStatement statement;
        private int place;

        Columns(PreparedStatement statement) {
            this.statement = statement;
        }

        <T> void texts(String type, List<T> rows, Function<T, @Nullable String> column) throws SQLException {
            bind(type, rows.stream().map(column).toArray(String[]::new));
        }

        <T> void numbers(List<T> rows, ToLongFunction<T> column) throws SQLException {
            bind("bigint", rows.stream().mapToLong(column).boxed().toArray(Long[]::new));
        }

        private void bind(String type, Object[] values) throws SQLException {
            statement.setArray(++place, statement.getConnection().createArrayOf(type, values));
        }
    }

    private static List<Line> lines(List<PlainBatch> group) {
        List<Line> lines = new ArrayList<>();
        for (int batch = 0; batch < group.size(); batch++) {
            long place = 0;
            for (Entry.NewMessage message : group.get(batch).messages()) {
                lines.add(new Line(batch, ++place, message));
            }
        }
        return lines;
    }

    private static @Nullable String key(Line line, Function<IdempotencyKey, String> part) {
        IdempotencyKey key = line.message().key();
        return key == null ? null : part.apply(key);
    }
}
